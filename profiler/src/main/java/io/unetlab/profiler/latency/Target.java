package io.unetlab.profiler.latency;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What a device says of itself.
 *
 * @param name maker and model, for tables: {@code Google Pixel 8}
 * @param os with its version: {@code Android 14 (API 34)}
 * @param soc the system on chip, or the processor's name
 * @param abi that the runtime was chosen for: {@code arm64-v8a}
 * @param cores that the agent may use; {@link #UNKNOWN_CORES} where the device does not say
 * @param facts whatever else belongs to a record, by name: fingerprint, kernel, governor, ...
 */
public record Target(
    TargetKind kind,
    String name,
    String os,
    String soc,
    String abi,
    int cores,
    Map<String, String> facts) {

  /** Of a device that does not say how many it has. */
  public static final int UNKNOWN_CORES = 0;

  public Target {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(os, "os");
    Objects.requireNonNull(soc, "soc");
    Objects.requireNonNull(abi, "abi");
    facts = Collections.unmodifiableMap(new TreeMap<>(facts));
  }

  /** A machine that runs networks itself. */
  public static Target of(HostFacts host) {
    String abi = System.getProperty("os.arch", "unknown");
    return new Target(
        TargetKind.DESKTOP, host.cpu(), host.os(), host.cpu(), abi, host.cores(), Map.of());
  }
}
