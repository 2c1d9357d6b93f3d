package io.unetlab.profiler.device;

import io.unetlab.profiler.latency.LatencySample;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One network's turn on a device: the device's state before and after, and the outcome. A turn that
 * broke off keeps its samples here, where they do not count.
 *
 * @param round from 0
 * @param attempt from 0; a turn whose transport was lost is retried
 * @param startNanos since measuring started
 * @param clock of the slowest busy core after the runs, as a share of its maximum; empty where the
 *     system does not report it and for a turn that broke off
 * @param lost why it broke off; empty after success
 * @param partial the samples of a turn that broke off
 */
public record RoundLog(
    String network,
    int round,
    int attempt,
    long startNanos,
    DeviceState before,
    DeviceState after,
    OptionalDouble clock,
    Optional<String> lost,
    List<LatencySample> partial) {

  public RoundLog {
    Objects.requireNonNull(network, "network");
    Objects.requireNonNull(before, "before");
    Objects.requireNonNull(after, "after");
    Objects.requireNonNull(clock, "clock");
    Objects.requireNonNull(lost, "lost");
    partial = List.copyOf(partial);
  }
}
