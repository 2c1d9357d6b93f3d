package io.unetlab.profiler.device;

import io.unetlab.profiler.latency.LatencySample;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One network's turn on a device: how the device was before and after, and what came of it. A turn
 * that broke off keeps its samples here, where they count for nothing.
 *
 * @param round from 0
 * @param attempt from 0; a turn whose transport was lost is tried again
 * @param startNanos since the measuring began
 * @param clock of the slowest busy core behind the runs, as a share of what it can; empty where the
 *     system does not say, and of a turn that broke off
 * @param lost why it broke off; empty when the agent said that it ended well
 * @param partial what a broken turn had measured
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
