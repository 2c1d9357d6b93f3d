package io.unetlab.reports.view;

import io.unetlab.ablations.exec.TargetLatencies;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.latency.RelativeLatency;
import io.unetlab.profiler.metric.CountedMetrics;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.reports.block.KeyFigure;
import io.unetlab.reports.table.Numbers;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The key figures of a report, base against choice: four counts or qualities, and the latencies.
 */
public final class KeyFigures {

  private static final int COUNT = 4;

  private KeyFigures() {}

  /** Empty when nothing was chosen. */
  public static List<KeyFigure> of(Trials trials, DecisionText text) {
    List<KeyFigure> figures = new ArrayList<>();
    trials
        .winner()
        .ifPresent(
            winner ->
                metrics(text, latencies(trials, winner))
                    .forEach(it -> figures.add(figure(trials, winner, it))));
    return figures;
  }

  // The metrics of the rule first; what matters on a phone fills the rest.
  private static List<Metric> metrics(DecisionText text, List<Metric> latencies) {
    List<Metric> metrics = new ArrayList<>(text.keyMetrics());
    for (String name : List.of("macs", "params", "peak_activation_bytes", "flops")) {
      Metric metric = Metrics.find(name).orElseThrow();
      if (metrics.size() < COUNT && !metrics.contains(metric)) {
        metrics.add(metric);
      }
    }
    latencies.stream().filter(it -> !metrics.contains(it)).forEach(metrics::add);
    return metrics;
  }

  private static List<Metric> latencies(Trials trials, Completed winner) {
    return trials.result().latencies().stream()
        .map(TargetLatencies::metric)
        .filter(it -> winner.value(it).isPresent())
        .toList();
  }

  private static Optional<String> how(Trials trials, Metric metric) {
    return trials.result().latencies().stream()
        .filter(it -> it.metric().equals(metric))
        .map(
            it ->
                it.match(
                    measured -> "measured",
                    imported -> "as " + imported.target().source() + " says",
                    predicted -> "predicted by " + predicted.target().source()))
        .map(it -> it + (PipelineLatency.isOf(trials) ? ", the sum of its parts" : ""))
        .findFirst();
  }

  private static KeyFigure figure(Trials trials, Completed winner, Metric metric) {
    Optional<BigDecimal> base = trials.base().flatMap(it -> it.value(metric));
    Optional<BigDecimal> choice = winner.value(metric);
    Optional<RelativeLatency> relative =
        trials.result().compare(metric, winner, trials.result().base());
    Optional<String> caution =
        relative
            .filter(it -> !it.isToldApart())
            .map(RelativeText::factor)
            .or(() -> winner.isDoubtful(metric) ? Optional.of("doubtful") : Optional.empty());
    Optional<String> change =
        relative
            .map(it -> RelativeText.change(Optional.of(it)).shown())
            .or(() -> base.flatMap(from -> choice.flatMap(to -> change(metric, from, to))));
    return new KeyFigure(
        CountedMetrics.title(metric, trials.precision()),
        text(trials.base(), metric),
        text(Optional.of(winner), metric),
        caution.isPresent() ? Optional.empty() : change,
        caution,
        MetricCells.isQuality(metric)
            ? Optional.of(QualityText.how(winner, metric))
            : how(trials, metric));
  }

  private static String text(Optional<Completed> variant, Metric metric) {
    return variant
        .flatMap(it -> it.value(metric).map(value -> QualityText.figure(it, metric, value)))
        .orElse("unknown");
  }

  private static Optional<String> change(Metric metric, BigDecimal from, BigDecimal to) {
    if (MetricCells.isQuality(metric)) {
      BigDecimal points = to.subtract(from);
      String sign = points.signum() > 0 ? "+" : "";
      return Optional.of(
          points.signum() == 0 ? "no change" : sign + MetricCells.score(metric, points));
    }
    if (from.compareTo(to) == 0) {
      return Optional.of("no change");
    }
    return from.signum() <= 0 || to.signum() < 0
        ? Optional.empty()
        : Optional.of(Numbers.change(to.subtract(from).doubleValue() / from.doubleValue()));
  }
}
