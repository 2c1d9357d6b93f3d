package io.unetlab.ablations.analysis;

import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.metric.Metric;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds those whom no other beats in one metric without losing in the other. */
public final class Pareto {

  private Pareto() {}

  /**
   * The front over two metrics; candidates that lack one of them stand beside it.
   *
   * @param among which candidates they are, in words
   * @param ties which of several with the same two values stands for them: the first in this order
   */
  public static Front front(
      String among, List<Completed> candidates, Metric x, Metric y, Comparator<Completed> ties) {
    Comparator<Completed> best =
        Comparator.comparing((Completed it) -> value(it, x), x.bestFirst())
            .thenComparing(it -> value(it, y), y.bestFirst())
            .thenComparing(ties);
    List<Completed> sorted =
        candidates.stream()
            .filter(it -> it.value(x).isPresent() && it.value(y).isPresent())
            .sorted(best)
            .toList();
    List<Completed> members = new ArrayList<>();
    for (Completed candidate : sorted) {
      if (members.isEmpty() || isBetter(candidate, members.get(members.size() - 1), y)) {
        members.add(candidate);
      }
    }
    return new Front(among, x, y, members);
  }

  private static boolean isBetter(Completed candidate, Completed last, Metric metric) {
    return metric.bestFirst().compare(value(candidate, metric), value(last, metric)) < 0;
  }

  private static BigDecimal value(Completed candidate, Metric metric) {
    return candidate.value(metric).orElseThrow();
  }
}
