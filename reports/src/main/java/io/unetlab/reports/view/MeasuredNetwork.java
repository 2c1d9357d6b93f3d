package io.unetlab.reports.view;

import io.unetlab.ablations.analysis.Rung;
import io.unetlab.ablations.trial.TrialResult;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.spec.model.SpecHash;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A network of a study whose latency is known, and why it is shown.
 *
 * @param label what it is: the base, an edit of the ladder, a variant on the front
 * @param detail in small print next to the label; may be empty
 * @param text both on one line
 * @param kept false for an edit that was reverted
 */
record MeasuredNetwork(Completed trial, String label, String detail, String text, boolean kept) {

  MeasuredNetwork {
    Objects.requireNonNull(trial, "trial");
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(detail, "detail");
    Objects.requireNonNull(text, "text");
  }

  /**
   * The base, the ladder's edits in order, then what else was measured.
   *
   * @param measured whether a network's latency is known
   */
  static List<MeasuredNetwork> of(Trials trials, Predicate<Completed> measured) {
    return of(
        trials, measured, it -> trials.isWinner(it.variant()) ? "the choice" : "on the front");
  }

  /**
   * The same with other words for what is neither the base nor on the ladder.
   *
   * @param why it is shown
   */
  static List<MeasuredNetwork> of(
      Trials trials, Predicate<Completed> measured, Function<TrialResult, String> why) {
    Gathering gathering = new Gathering(measured);
    gathering.add(trials.result().base(), "the base", "", "the base", true);
    for (Rung rung : trials.result().ladder().rungs()) {
      String option = rung.step().option().title();
      String factor = rung.step().factor().title();
      boolean kept = rung.step().kept();
      String text = LadderTable.label(rung.step()) + (kept ? "" : " (reverted)");
      gathering.add(rung.after(), option, factor, text, kept);
    }
    for (TrialResult trial : trials.result().trials()) {
      String tag = trials.tag(trial.variant());
      gathering.addNew(trial, "variant " + tag, why.apply(trial));
    }
    return gathering.networks;
  }

  long macs() {
    return trial.counted().count("macs");
  }

  private static final class Gathering {

    private final Predicate<Completed> measured;
    private final List<MeasuredNetwork> networks = new ArrayList<>();
    private final Set<SpecHash> seen = new HashSet<>();

    Gathering(Predicate<Completed> measured) {
      this.measured = measured;
    }

    void add(TrialResult trial, String label, String detail, String text, boolean kept) {
      trial
          .completed()
          .filter(measured)
          .ifPresent(
              completed -> {
                networks.add(new MeasuredNetwork(completed, label, detail, text, kept));
                seen.add(completed.hash());
              });
    }

    void addNew(TrialResult trial, String label, String detail) {
      if (trial.completed().filter(it -> !seen.contains(it.hash())).isPresent()) {
        add(trial, label, detail, label + ", " + detail, true);
      }
    }
  }
}
