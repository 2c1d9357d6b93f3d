package io.unetlab.ablations.analysis;

import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.metric.Metric;
import java.util.List;
import java.util.Objects;

/**
 * The candidates that no other beats in two metrics at once.
 *
 * @param among which candidates were looked at, in words
 * @param members the best in {@code x} first; of several with the same two values, the one that the
 *     study's rule prefers
 */
public record Front(String among, Metric x, Metric y, List<Completed> members) {

  public Front {
    Objects.requireNonNull(among, "among");
    Objects.requireNonNull(x, "x");
    Objects.requireNonNull(y, "y");
    members = List.copyOf(members);
  }
}
