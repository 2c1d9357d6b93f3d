package io.unetlab.reports.view;

import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.select.Stability;
import io.unetlab.ablations.select.Standing;
import io.unetlab.profiler.metric.Metrics;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How often the choice wins when the uncertain figures are drawn from their distributions. */
final class StabilityText {

  private final Trials trials;

  StabilityText(Trials trials) {
    this.trials = trials;
  }

  String sentence() {
    Stability stability = trials.result().decision().stability();
    if (!stability.isDrawn()) {
      Optional<String> caution = caution();
      if (caution.isPresent()) {
        return "Stability: unknown. " + caution.get();
      }
      return trials.result().decision().select().metrics().stream()
              .anyMatch(it -> MetricCells.isQuality(it) || Metrics.isLatency(it))
          ? "Stability: none of the figures that the rule uses has a stated uncertainty."
          : "Stability: the rule uses only counts, which are exact.";
    }
    // No draw can choose among variants that were never measured.
    if (stability.wins().isEmpty() && trials.count(Standing.UNPREDICTED) > 0) {
      return "Stability: unknown, since no variant within the limits has a predicted latency.";
    }
    if (stability.wins().isEmpty() && trials.count(Standing.UNMEASURED) > 0) {
      return "Stability: unknown until a variant within the limits is measured.";
    }
    String choice =
        trials
            .winner()
            .map(it -> "the choice wins " + percent(stability.share(it)))
            .orElse("nothing is chosen in " + percent(stability.noChoice()));
    List<String> others =
        stability.wins().stream()
            .filter(it -> !trials.isWinner(it.candidate().variant()))
            .limit(2)
            .map(it -> rival(it, stability))
            .toList();
    return String.format(
        Locale.ROOT,
        "Stability: %s of %,d draws of the uncertain figures%s%s.",
        choice,
        stability.draws(),
        others.isEmpty() ? "" : "; " + DecisionText.join(others),
        trials.winner().isPresent() && stability.noChoice() > 0
            ? "; no variant " + percent(stability.noChoice())
            : "");
  }

  // Of a model that predicts what the rule uses, if nothing says how far off it is.
  private Optional<String> caution() {
    return trials.result().decision().select().metrics().stream()
        .flatMap(it -> trials.result().predicted(it).stream())
        .flatMap(it -> new LatencyModelView(it.target().file()).caution().stream())
        .findFirst();
  }

  // A share means little without the choice's own to compare it with.
  private String rival(Stability.Win rival, Stability stability) {
    boolean ahead = trials.winner().filter(it -> rival.share() > stability.share(it)).isPresent();
    return brief(rival.candidate().variant())
        + (ahead ? " wins more often, in " : " ")
        + percent(rival.share());
  }

  private String brief(Variant variant) {
    return variant.isBase() ? "the base" : trials.tag(variant);
  }

  private static String percent(double share) {
    return StabilityTable.percent(share);
  }
}
