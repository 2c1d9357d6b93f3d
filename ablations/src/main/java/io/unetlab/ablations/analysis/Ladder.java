package io.unetlab.ablations.analysis;

import io.unetlab.ablations.design.LadderStep;
import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.study.Evidence;
import io.unetlab.ablations.trial.TrialResult;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.Metrics;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The effect of each edit of the ladder, relative to the kept edits before it. */
public record Ladder(List<Rung> rungs) {

  public Ladder {
    rungs = List.copyOf(rungs);
  }

  public boolean isEmpty() {
    return rungs.isEmpty();
  }

  /**
   * Compares the rungs.
   *
   * @param results for at least the ladder's variants
   */
  public static Ladder of(
      List<LadderStep> steps, List<Metric> metrics, Map<Variant, TrialResult> results) {
    return new Ladder(steps.stream().map(step -> rung(step, metrics, results)).toList());
  }

  private static Rung rung(
      LadderStep step, List<Metric> metrics, Map<Variant, TrialResult> results) {
    TrialResult before = Objects.requireNonNull(results.get(step.before()), "before");
    TrialResult after = Objects.requireNonNull(results.get(step.variant()), "after");
    return new Rung(
        step,
        before,
        after,
        metrics.stream().map(metric -> change(metric, step, before, after)).toList());
  }

  private static Change change(
      Metric metric, LadderStep step, TrialResult before, TrialResult after) {
    Optional<BigDecimal> old = value(before, metric);
    Optional<BigDecimal> changed = value(after, metric);
    List<Evidence> published =
        step.option()
            .evidenceFor(metric)
            .filter(evidence -> evidence.holdsFor(step.variant().choices()))
            .toList();
    Optional<BigDecimal> relative =
        Metrics.isLatency(metric) ? Optional.empty() : old.flatMap(it -> relative(it, changed));
    return new Change(metric, old, changed, relative, published);
  }

  private static Optional<BigDecimal> value(TrialResult result, Metric metric) {
    return result.completed().flatMap(it -> it.value(metric));
  }

  private static Optional<BigDecimal> relative(BigDecimal before, Optional<BigDecimal> after) {
    return after
        .filter(it -> before.signum() != 0)
        .map(it -> it.subtract(before).divide(before.abs(), MathContext.DECIMAL64));
  }
}
