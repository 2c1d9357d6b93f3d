package io.unetlab.profiler.device;

import io.unetlab.profiler.latency.BenchRun;
import io.unetlab.profiler.latency.DeviceFacts;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The results of one run on a device.
 *
 * @param target as it reported itself
 * @param log every turn of a network, in chronological order
 * @param stopped why the rounds stopped early, if the device failed
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

  /** A network's latency over time and the device's temperature. */
  public Sustained sustained(String network) {
    return Sustained.of(
        bench.find(network).orElseThrow().measured().samples(),
        log.stream().filter(turn -> turn.network().equals(network)).toList());
  }
}
