package io.unetlab.ablations.select;

import io.unetlab.ablations.trial.TrialResult;
import io.unetlab.profiler.metric.Metrics;
import java.util.Optional;

/** A trial's status under a rule, as the word that tables and files use. */
public enum Standing {
  CHOSEN("chosen"),
  FEASIBLE("feasible"),
  VIOLATES("violates"),
  UNMEASURED("not measured"),
  UNPREDICTED("not predicted"),
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
   * A trial's status in a decision.
   *
   * @param verdict on it; empty if it was not counted
   */
  public static Standing of(TrialResult trial, Optional<Verdict> verdict, boolean isChosen) {
    if (trial.completed().isEmpty()) {
      return trial.isFault() ? FAILED : REJECTED;
    }
    return isChosen ? CHOSEN : verdict.map(Standing::of).orElse(UNKNOWN);
  }

  // A known violation counts whatever the unknown values are.
  private static Standing of(Verdict verdict) {
    if (verdict.isFeasible()) {
      return FEASIBLE;
    }
    if (verdict.checks().stream().anyMatch(it -> it.outcome() == Check.Outcome.VIOLATED)) {
      return VIOLATES;
    }
    if (!verdict.unknown().stream().allMatch(Metrics::isLatency)) {
      return UNKNOWN;
    }
    return verdict.unknown().stream().anyMatch(it -> verdict.candidate().refusal(it).isPresent())
        ? UNPREDICTED
        : UNMEASURED;
  }
}
