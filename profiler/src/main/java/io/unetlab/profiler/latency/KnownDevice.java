package io.unetlab.profiler.latency;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is known of the device that a latency was taken on. A device that this program asked says
 * all of it; most sources say less.
 *
 * @param kind only where the device or its source proves it; that a source calls something a phone
 *     is a fact among the others
 * @param name maker and model
 * @param os with its version
 * @param soc the system on chip
 * @param facts whatever else is known, by name
 */
public record KnownDevice(
    Optional<DeviceKind> kind,
    Optional<String> name,
    Optional<String> os,
    Optional<String> soc,
    Map<String, String> facts) {

  /** Of a source that says nothing. */
  public static final KnownDevice UNKNOWN =
      new KnownDevice(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Map.of());

  /** The fact that holds what a source calls its kind of device. */
  public static final String FORM_FACTOR = "form_factor";

  public KnownDevice {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(os, "os");
    Objects.requireNonNull(soc, "soc");
    facts = Collections.unmodifiableMap(new TreeMap<>(facts));
  }

  /** A device of which its source gives the name alone. */
  public static KnownDevice named(String name) {
    return new KnownDevice(
        Optional.empty(), Optional.of(name), Optional.empty(), Optional.empty(), Map.of());
  }

  /** What the source calls its kind of device, without proof. */
  public Optional<String> claimedKind() {
    return Optional.ofNullable(facts.get(FORM_FACTOR));
  }
}
