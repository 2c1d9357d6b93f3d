package io.unetlab.profiler.device;

import io.unetlab.profiler.latency.BenchRun;
import io.unetlab.profiler.latency.DeviceFacts;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What one run on a device gave.
 *
 * @param target as it said of itself
 * @param log every turn of a network, in the order of time
 * @param stopped why no further round was made, when the device failed
 */
public record DeviceRun(
    Device device,
    DeviceFacts target,
    BenchRun bench,
    List<RoundLog> log,
    Optional<String> stopped) {

  public DeviceRun {
    Objects.requireNonNull(device, "device");
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(bench, "bench");
    Objects.requireNonNull(stopped, "stopped");
    log = List.copyOf(log);
  }

  /** A network's times against the clock and the device's warmth. */
  public Sustained sustained(String network) {
    return Sustained.of(
        bench.find(network).orElseThrow().measured().samples(),
        log.stream().filter(turn -> turn.network().equals(network)).toList());
  }
}
