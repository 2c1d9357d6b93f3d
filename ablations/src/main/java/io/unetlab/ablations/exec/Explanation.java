package io.unetlab.ablations.exec;

import io.unetlab.ablations.analysis.Discrepancies;
import io.unetlab.ablations.analysis.Discrepancy;
import io.unetlab.ablations.analysis.Effects;
import io.unetlab.ablations.analysis.Rung;
import io.unetlab.ablations.analysis.Shapley;
import io.unetlab.ablations.design.LadderStep;
import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.Metrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What explains a study's numbers: the effects of its factors, how the saving divides among the
 * choices, and savings that do not show up where one would expect them.
 *
 * @param effects of counted metrics, then of measured ones
 * @param shares of the change from the base to the choice, or to the ladder's end if nothing was
 *     chosen; empty without a change
 */
public record Explanation(
    List<Effects> effects, Optional<Shapley> shares, List<Discrepancy> discrepancies) {

  /** The metrics in which a saving is divided, before latencies. */
  private static final List<Metric> SAVED =
      List.of("params", "macs", "flops", "peak_activation_bytes").stream()
          .map(name -> Metrics.find(name).orElseThrow())
          .toList();

  public Explanation {
    effects = List.copyOf(effects);
    Objects.requireNonNull(shares, "shares");
    discrepancies = List.copyOf(discrepancies);
  }

  /** Explains a result; empty if the base could not be counted. */
  public static Explanation of(StudyResult result) {
    Optional<Completed> base = result.base().completed();
    if (base.isEmpty()) {
      return new Explanation(List.of(), Optional.empty(), List.of());
    }
    List<Effects> effects =
        Effects.of(result.study().factors(), result.completed(), metrics(result));
    return new Explanation(
        effects, shares(result), Discrepancies.of(result.ladder(), effects, base.get()));
  }

  private static List<Metric> metrics(StudyResult result) {
    List<Metric> metrics = new ArrayList<>(SAVED);
    for (Metric metric : result.study().metrics()) {
      if (!metrics.contains(metric)) {
        metrics.add(metric);
      }
    }
    return metrics;
  }

  private static Optional<Shapley> shares(StudyResult result) {
    VariantCounts counts = new VariantCounts(result);
    List<Metric> latencies = result.latencies().stream().map(TargetLatencies::metric).toList();
    return end(result)
        .flatMap(
            it ->
                Shapley.of(
                    result.study().factors(),
                    result.base().variant(),
                    it,
                    SAVED,
                    latencies,
                    counts::of));
  }

  private static Optional<Variant> end(StudyResult result) {
    return result
        .decision()
        .winner()
        .map(Completed::variant)
        .or(
            () ->
                result.ladder().rungs().stream()
                    .map(Rung::step)
                    .filter(LadderStep::kept)
                    .map(LadderStep::variant)
                    .reduce((earlier, later) -> later));
  }
}
