package io.unetlab.profiler.latency;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * What a device reports about itself.
 *
 * @param name maker and model, for tables: {@code Google Pixel 8}
 * @param os with its version: {@code Android 14 (API 34)}
 * @param soc the system on chip, or the processor's name
 * @param abi for which the runtime was chosen: {@code arm64-v8a}
 * @param cores available to the network; empty where the device does not report them
 * @param facts other facts for the record, by name: fingerprint, kernel, governor, ...
 */
public record DeviceFacts(
    DeviceKind kind,
    String name,
    String os,
    String soc,
    String abi,
    OptionalInt cores,
    Map<String, String> facts) {

  public DeviceFacts {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(os, "os");
    Objects.requireNonNull(soc, "soc");
    Objects.requireNonNull(abi, "abi");
    cores.ifPresent(count -> Checks.atLeast("cores", count, 1));
    facts = Collections.unmodifiableMap(new TreeMap<>(facts));
  }

  /** The host itself as the target. */
  public static DeviceFacts of(HostFacts host) {
    String abi = System.getProperty("os.arch", "unknown");
    return new DeviceFacts(
        DeviceKind.DESKTOP,
        host.cpu(),
        host.os(),
        host.cpu(),
        abi,
        OptionalInt.of(host.cores()),
        Map.of());
  }

  /** As a {@link Latency} holds it. */
  public KnownDevice known() {
    return new KnownDevice(
        Optional.of(kind), Optional.of(name), Optional.of(os), Optional.of(soc), facts);
  }
}
