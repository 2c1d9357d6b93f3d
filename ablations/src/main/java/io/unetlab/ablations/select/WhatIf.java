package io.unetlab.ablations.select;

import io.unetlab.ablations.study.SelectSpec;
import io.unetlab.ablations.trial.TrialResult.Completed;
import java.util.Objects;
import java.util.Optional;

/**
 * The nearest change of the rule that changes the choice.
 *
 * @param kind which part of the rule changes
 * @param rule the changed rule
 * @param change the part as it would be, and as it is: {@code fid <= 18.14 (now <= 12.75)}
 * @param winner who would be chosen; empty when nobody could be
 * @param text the whole as one sentence
 */
public record WhatIf(
    Kind kind, SelectSpec rule, String change, Optional<Completed> winner, String text) {

  /** Which part of the rule changes. */
  public enum Kind {
    LOOSER_BOUND,
    TIGHTER_BOUND,
    OBJECTIVE,
    UNKNOWN_QUALITY
  }

  public WhatIf {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(change, "change");
    Objects.requireNonNull(winner, "winner");
    Objects.requireNonNull(text, "text");
  }
}
