package io.unetlab.reports.page;

import io.unetlab.ablations.select.Decision;
import io.unetlab.ablations.select.Ranked;
import io.unetlab.ablations.trial.TrialResult;
import io.unetlab.reports.table.Numbers;
import io.unetlab.reports.view.Trials;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The variants that a page lists. A browser stays quick with twenty thousand; of more, the base,
 * the choice, every member of a front, the ladder and the best ranked are kept, and of the rest
 * every n-th.
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
                + " front, the ladder's, the "
                + Numbers.grouped(RANKED)
                + " best ranked, and of the others every few. results.csv has all.");
  }

  /** In the design's order. */
  static List<TrialResult> of(Trials trials) {
    return of(trials, MOST);
  }

  static List<TrialResult> of(Trials trials, int most) {
    List<TrialResult> all = trials.result().trials();
    if (all.size() <= most) {
      return all;
    }
    Set<Integer> kept = kept(trials);
    int every = (all.size() - 1) / Math.max(1, most - kept.size()) + 1;
    List<TrialResult> shown = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (i % every == 0 || kept.contains(i)) {
        shown.add(all.get(i));
      }
    }
    return shown;
  }

  // By number, since a trial with all of its counts is slow to hash.
  private static Set<Integer> kept(Trials trials) {
    Decision decision = trials.result().decision();
    Stream<? extends TrialResult> ladder =
        trials.result().ladder().rungs().stream().flatMap(it -> Stream.of(it.before(), it.after()));
    return Stream.of(
            Stream.of(trials.result().base()),
            trials.winner().stream(),
            ladder,
            trials.searchFront().stream().flatMap(it -> it.members().stream()),
            decision.fronts().stream().flatMap(it -> it.members().stream()),
            decision.ranking().stream().limit(RANKED).map(Ranked::candidate))
        .flatMap(it -> it)
        .map(it -> trials.number(it.variant()))
        .collect(Collectors.toSet());
  }
}
