package io.unetlab.reports.view;

import io.unetlab.ablations.quality.Prediction;
import io.unetlab.ablations.select.Stability;
import io.unetlab.ablations.trial.TrialResult.Completed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the headline of a decision must not hide: that the choice seldom wins, and, of a search,
 * that its quality adds up what was only observed one change at a time. A search looks for what
 * such sums favour, so it ends further from the evidence than a design does.
 */
final class ReserveText {

  /** A choice that wins in fewer of the draws is one of several. */
  private static final double MOSTLY = 0.5;

  private final Trials trials;

  ReserveText(Trials trials) {
    this.trials = trials;
  }

  /** The reserves in a sentence; empty if there are none. */
  Optional<String> of(Completed choice) {
    List<String> reserves = new ArrayList<>();
    Stability stability = trials.result().decision().stability();
    double share = stability.share(choice);
    if (stability.isDrawn() && share < MOSTLY) {
      reserves.add(
          "it wins only "
              + StabilityTable.percent(share)
              + " of the draws of the uncertain figures");
    }
    if (trials.searchFront().isPresent()) {
      choice.quality().values().stream()
          .filter(it -> it.isKnown() && !it.isMeasured() && it.chain().size() > 2)
          .forEach(it -> reserves.add(sum(it)));
    }
    return reserves.isEmpty()
        ? Optional.empty()
        : Optional.of(capital(String.join(", and ", reserves)) + ".");
  }

  // The first of its terms is the base.
  private static String sum(Prediction prediction) {
    return "its "
        + MetricCells.name(prediction.metric())
        + " extrapolates: it adds up "
        + (prediction.chain().size() - 1)
        + " effects as if they were independent";
  }

  private static String capital(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
