package io.unetlab.profiler.importer;

import io.unetlab.profiler.latency.DeviceKind;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a source tells of the device; most tell less than a device asked by this program.
 *
 * @param kind only where the source proves it; that a source calls something a phone is a fact
 *     among the others
 * @param name maker and model
 * @param os with its version
 * @param soc the system on chip
 * @param facts whatever else it tells, by name
 */
public record KnownTarget(
    Optional<DeviceKind> kind,
    Optional<String> name,
    Optional<String> os,
    Optional<String> soc,
    Map<String, String> facts) {

  /** Of a source that tells nothing. */
  public static final KnownTarget UNKNOWN =
      new KnownTarget(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Map.of());

  /** The fact that holds what a source calls its kind of device. */
  static final String FORM_FACTOR = "form_factor";

  public KnownTarget {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(os, "os");
    Objects.requireNonNull(soc, "soc");
    facts = Collections.unmodifiableMap(new TreeMap<>(facts));
  }

  /** What the source calls its kind of device, without a proof. */
  public Optional<String> toldKind() {
    return Optional.ofNullable(facts.get(FORM_FACTOR));
  }
}
