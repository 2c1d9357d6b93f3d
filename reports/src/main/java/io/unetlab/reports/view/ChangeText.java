package io.unetlab.reports.view;

import io.unetlab.ablations.select.WhatIf;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.metric.Metric;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** What would change the choice, one sentence per change. */
final class ChangeText {

  /** How many pieces of evidence are listed. */
  private static final int FIGURES = 3;

  private final Trials trials;
  private final List<Metric> metrics;

  /**
   * @param metrics whose values are given for each other choice
   */
  ChangeText(Trials trials, List<Metric> metrics) {
    this.trials = trials;
    this.metrics = metrics;
  }

  /** The nearest changes, for a terminal; the report has a row for every figure. */
  List<String> nearest() {
    List<WhatIf> all = trials.result().decision().whatWouldChange();
    List<WhatIf> figures =
        all.stream()
            .filter(it -> it.kind() == WhatIf.Kind.EVIDENCE)
            .sorted(Comparator.comparing(ChangeText::distance))
            .toList();
    List<WhatIf> shown = new ArrayList<>(all);
    shown.removeAll(figures);
    shown.addAll(figures.subList(0, Math.min(FIGURES, figures.size())));
    List<String> lines = new ArrayList<>(shown.stream().map(this::whatIf).toList());
    if (figures.size() > FIGURES) {
      int more = figures.size() - FIGURES;
      lines.add(
          String.format(
              Locale.ROOT,
              "%d more %s of evidence would change the choice too; a report lists %s.",
              more,
              more == 1 ? "piece" : "pieces",
              more == 1 ? "it" : "them"));
    }
    if (!lines.isEmpty()) {
      KeptMembers.ofChanges(trials.result()).ifPresent(lines::add);
    }
    return lines;
  }

  private static BigDecimal distance(WhatIf whatIf) {
    return whatIf.supposed().map(it -> it.then().subtract(it.now()).abs()).orElseThrow();
  }

  private String whatIf(WhatIf whatIf) {
    return whatIf
        .winner()
        .map(
            other ->
                String.format(
                    Locale.ROOT,
                    "If %s: %s%s, %s.",
                    whatIf.change(),
                    trials.words(other.variant()),
                    other.variant().isBase()
                        ? ""
                        : " (" + trials.differences(other.variant()) + ")",
                    DecisionText.join(values(whatIf, other))))
        .orElse("If " + whatIf.change() + ": nothing is chosen.");
  }

  // With what the change makes of them, since the choice follows from that.
  private List<String> values(WhatIf whatIf, Completed variant) {
    List<String> values = new ArrayList<>();
    for (Metric metric : metrics) {
      String name = MetricCells.isQuality(metric) ? MetricCells.name(metric) + " " : "";
      variant
          .value(metric)
          .ifPresent(
              it -> values.add(name + value(whatIf, variant, metric, it) + MetricCells.on(metric)));
    }
    return values;
  }

  private static String value(WhatIf whatIf, Completed variant, Metric metric, BigDecimal now) {
    return whatIf
        .moved(metric)
        .map(
            it ->
                QualityText.figure(Objects.requireNonNull(variant.quality().get(metric)), it)
                    + " (now "
                    + MetricCells.text(metric, now)
                    + ")")
        .orElseGet(() -> QualityText.marked(variant, metric, now));
  }
}
