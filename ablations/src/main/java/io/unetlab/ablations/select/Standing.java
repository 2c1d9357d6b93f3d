package io.unetlab.ablations.select;

import io.unetlab.ablations.trial.TrialResult;
import java.util.Optional;

/** What came of a trial by a rule, in the word that tables and files use. */
public enum Standing {
  CHOSEN("chosen"),
  FEASIBLE("feasible"),
  VIOLATES("violates"),
  UNKNOWN("unknown quality"),
  REJECTED("rejected"),
  FAILED("failed");

  private final String text;

  Standing(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }

  /**
   * How a trial stands in a decision.
   *
   * @param verdict on it; empty where it was not counted
   */
  public static Standing of(TrialResult trial, Optional<Verdict> verdict, boolean isChosen) {
    if (trial.completed().isEmpty()) {
      return trial.isFault() ? FAILED : REJECTED;
    }
    return isChosen ? CHOSEN : verdict.map(Standing::of).orElse(UNKNOWN);
  }

  // What is known to break a bound does so whatever the unknown rest is.
  private static Standing of(Verdict verdict) {
    if (verdict.isFeasible()) {
      return FEASIBLE;
    }
    boolean violates =
        verdict.checks().stream().anyMatch(it -> it.outcome() == Check.Outcome.VIOLATED);
    return violates ? VIOLATES : UNKNOWN;
  }
}
