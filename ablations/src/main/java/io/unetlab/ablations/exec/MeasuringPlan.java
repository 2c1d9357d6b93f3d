package io.unetlab.ablations.exec;

import io.unetlab.ablations.study.Target;
import io.unetlab.profiler.latency.LatencyProtocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What measuring a study's latency on one target comes to: at most, since which networks stand on
 * the front is only known once all are counted.
 *
 * @param flops of each network to measure, the base first; of those not known yet, the mean
 * @param sessions the networks of each, as numbers into {@code flops}
 */
public record MeasuringPlan(
    Target target, List<Long> flops, List<List<Integer>> sessions, LatencyProtocol protocol) {

  public MeasuringPlan {
    Objects.requireNonNull(target, "target");
    flops = List.copyOf(flops);
    sessions = sessions.stream().map(List::copyOf).toList();
    Objects.requireNonNull(protocol, "protocol");
  }

  public int networks() {
    return flops.size();
  }

  /** How often a network is measured, all sessions together. */
  public int measurements() {
    return sessions.stream().mapToInt(List::size).sum();
  }

  /**
   * How long it takes, loading apart.
   *
   * @param flopsPerSecond what the device does of such networks
   * @return seconds
   */
  public double seconds(double flopsPerSecond) {
    double seconds = 0;
    for (List<Integer> session : sessions) {
      List<Double> runs = new ArrayList<>();
      session.forEach(network -> runs.add(flops.get(network) / flopsPerSecond));
      seconds += session(runs);
    }
    return seconds;
  }

  // As the protocol says: warm up, then rounds, of which two are made whatever the budget.
  private double session(List<Double> runSeconds) {
    double warm = 0;
    double rounds = 0;
    for (double run : runSeconds) {
      warm += Math.max(protocol.warmupRuns() * run, protocol.warmupSeconds());
      double wanted = Math.max(protocol.minRuns() * run, protocol.minSeconds());
      rounds += Math.max(Math.min(wanted, protocol.maxSeconds()), protocol.rounds() * run);
    }
    double two = rounds * Math.min(1, 2.0 / protocol.rounds());
    return warm + Math.max(two, Math.min(rounds, protocol.budgetSeconds() - warm));
  }
}
