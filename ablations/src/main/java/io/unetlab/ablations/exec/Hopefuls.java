package io.unetlab.ablations.exec;

import io.unetlab.ablations.select.Ranked;
import io.unetlab.ablations.select.Selector;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.metric.MetricSet;
import io.unetlab.profiler.metric.Metrics;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whom a rule that rests on latency would choose if what is not measured took no time at all:
 * whoever is not even chosen then need not be measured.
 */
final class Hopefuls {

  /** Networks measured beside the first one, so that a session is worth its base. */
  private static final int AT_ONCE = 4;

  private static final MetricSet NO_TIME =
      MetricSet.EMPTY.with(Metrics.LATENCY.name(), BigDecimal.ZERO);

  private Hopefuls() {}

  /** The best of the unmeasured, when the best of all is one of them; else none. */
  static List<Completed> of(StudySpec study, List<Completed> candidates, Measuring measuring) {
    List<Completed> hopeful =
        candidates.stream()
            .map(it -> measuring.isDone(it) ? it : it.with(NO_TIME, NO_TIME))
            .toList();
    List<Completed> ranking =
        new Selector(hopeful, study.metrics())
            .decide(study.select()).ranking().stream().map(Ranked::candidate).toList();
    if (ranking.isEmpty() || measuring.isDone(ranking.get(0))) {
      return List.of();
    }
    Stream<Completed> unmeasured = ranking.stream().filter(it -> !measuring.isDone(it));
    return unmeasured.limit(AT_ONCE).toList();
  }
}
