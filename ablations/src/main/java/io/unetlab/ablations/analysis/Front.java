package io.unetlab.ablations.analysis;

import io.unetlab.ablations.study.Objective;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.metric.Metric;
import java.util.List;
import java.util.Objects;

/**
 * The Pareto front: the candidates that no other dominates.
 *
 * @param among which candidates were considered, in words
 * @param goals at least two
 * @param members the best in the first goal first; of several with equal values, the one that the
 *     study's rule prefers
 */
public record Front(String among, List<Objective> goals, List<Completed> members) {

  public Front {
    Objects.requireNonNull(among, "among");
    goals = List.copyOf(goals);
    if (goals.size() < 2) {
      throw new IllegalArgumentException("a front is of two metrics or more, found " + goals);
    }
    members = List.copyOf(members);
  }

  /** The goals' metrics, in order. */
  public List<Metric> metrics() {
    return goals.stream().map(Objective::metric).toList();
  }

  public Metric x() {
    return goals.get(0).metric();
  }

  public Metric y() {
    return goals.get(1).metric();
  }

  /** Whether it is over exactly these two metrics. */
  public boolean isOf(String first, String second) {
    return metrics().stream().map(Metric::name).toList().equals(List.of(first, second));
  }
}
