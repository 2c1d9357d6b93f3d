package io.unetlab.profiler.latency;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is known about the device of a latency. A device that this program queried reports
 * everything; most sources report less.
 *
 * @param kind only where the device or its source proves it; a mere claim of a source is one of the
 *     facts
 * @param name maker and model
 * @param os with its version
 * @param soc the system on chip
 * @param facts other known facts, by name
 */
public record KnownDevice(
    Optional<DeviceKind> kind,
    Optional<String> name,
    Optional<String> os,
    Optional<String> soc,
    Map<String, String> facts) {

  /** A device about which the source says nothing. */
  public static final KnownDevice UNKNOWN =
      new KnownDevice(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Map.of());

  /** The fact that holds the kind of device a source claims. */
  public static final String FORM_FACTOR = "form_factor";

  public KnownDevice {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(os, "os");
    Objects.requireNonNull(soc, "soc");
    facts = Collections.unmodifiableMap(new TreeMap<>(facts));
  }

  /** A device of which only the name is known. */
  public static KnownDevice named(String name) {
    return new KnownDevice(
        Optional.empty(), Optional.of(name), Optional.empty(), Optional.empty(), Map.of());
  }

  /** A copy with a name. */
  public KnownDevice called(String otherName) {
    return new KnownDevice(kind, Optional.of(otherName), os, soc, facts);
  }

  /** The kind of device the source claims, without proof. */
  public Optional<String> claimedKind() {
    return Optional.ofNullable(facts.get(FORM_FACTOR));
  }
}
