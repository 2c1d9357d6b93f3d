package io.unetlab.reports.page;

import io.unetlab.ablations.analysis.Front;
import io.unetlab.ablations.trial.TrialResult;
import io.unetlab.reports.table.Numbers;
import io.unetlab.reports.view.Trials;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The variants that a page lists. A browser stays quick with twenty thousand; of more, the base,
 * the choice, every member of a front and the best ranked are kept, and of the rest every n-th.
 */
public final class ShownVariants {

  /** Most variants in a page. */
  static final int MOST = 20_000;

  private static final int RANKED = 1_000;

  private ShownVariants() {}

  /** What a thinned page says about it; empty for a page with every variant. */
  public static Optional<String> note(Trials trials) {
    int all = trials.result().trials().size();
    return all <= MOST
        ? Optional.empty()
        : Optional.of(
            "This page lists "
                + Numbers.grouped(of(trials).size())
                + " of "
                + Numbers.grouped(all)
                + " variants, so that it stays quick: the base, the choice, every member of a"
                + " front, the "
                + Numbers.grouped(RANKED)
                + " best ranked, and of the others every few. results.csv has all.");
  }

  /** In the design's order. */
  static List<TrialResult> of(Trials trials) {
    List<TrialResult> all = trials.result().trials();
    if (all.size() <= MOST) {
      return all;
    }
    Set<TrialResult> kept = new HashSet<>();
    kept.add(trials.result().base());
    trials.winner().ifPresent(kept::add);
    trials.result().decision().fronts().stream().map(Front::members).forEach(kept::addAll);
    trials.result().decision().ranking().stream()
        .limit(RANKED)
        .forEach(it -> kept.add(it.candidate()));
    int every = (all.size() - 1) / Math.max(1, MOST - kept.size()) + 1;
    List<TrialResult> shown = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (i % every == 0 || kept.contains(all.get(i))) {
        shown.add(all.get(i));
      }
    }
    return shown;
  }
}
