package io.unetlab.ablations.exec;

import io.unetlab.ablations.study.Target;
import io.unetlab.profiler.latency.LatencyProtocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An upper bound of the work to measure a study's latency on one target; the networks on the front
 * are only known once all are counted.
 *
 * @param flops of each network to measure, the base first; the mean for those not known yet
 * @param sessions the networks of each, as numbers into {@code flops}
 * @param budget of a search that time ends; empty for anything else
 */
public record MeasuringPlan(
    Target target,
    List<Long> flops,
    List<List<Integer>> sessions,
    LatencyProtocol protocol,
    Optional<Budget> budget) {

  /**
   * The time of a search.
   *
   * @param isOnly whether only time ends it; the sessions are then those of one batch, and there
   *     are as many batches as fit
   */
  public record Budget(double minutes, boolean isOnly) {}

  public MeasuringPlan {
    Objects.requireNonNull(target, "target");
    flops = List.copyOf(flops);
    sessions = sessions.stream().map(List::copyOf).toList();
    Objects.requireNonNull(protocol, "protocol");
    Objects.requireNonNull(budget, "budget");
  }

  public int networks() {
    return flops.size();
  }

  /** The number of measurements over all sessions. */
  public int measurements() {
    return sessions.stream().mapToInt(List::size).sum();
  }

  /**
   * The duration without loading; of a search that time ends, at most that time.
   *
   * @param flopsPerSecond the device's throughput for such networks
   * @return seconds
   */
  public double seconds(double flopsPerSecond) {
    double seconds = 0;
    for (List<Integer> session : sessions) {
      List<Double> runs = new ArrayList<>();
      session.forEach(network -> runs.add(flops.get(network) / flopsPerSecond));
      seconds += session(runs);
    }
    double most = budget.map(it -> 60 * it.minutes()).orElse(Double.POSITIVE_INFINITY);
    return budget.filter(Budget::isOnly).isPresent() ? most : Math.min(seconds, most);
  }

  // As in the protocol: warm-up, then rounds, at least two whatever the budget.
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
