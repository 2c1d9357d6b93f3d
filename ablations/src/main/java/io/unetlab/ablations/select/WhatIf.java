package io.unetlab.ablations.select;

import io.unetlab.ablations.study.SelectSpec;
import io.unetlab.ablations.trial.TrialResult.Completed;
import java.util.Objects;
import java.util.Optional;

/**
 * The nearest change of one part of the rule, or of one figure that it rests on, that changes the
 * choice.
 *
 * @param kind what changes
 * @param rule the changed rule; the same as now where a figure changes
 * @param supposed the changed figure; empty where the rule changes
 * @param change the part as it would be, and as it is: {@code fid <= 18.14 (now <= 12.75)}
 * @param winner who would be chosen; empty when nobody could be
 * @param text the whole as one sentence
 */
public record WhatIf(
    Kind kind,
    SelectSpec rule,
    Optional<Supposition> supposed,
    String change,
    Optional<Completed> winner,
    String text) {

  /** What changes. */
  public enum Kind {
    LOOSER_BOUND,
    TIGHTER_BOUND,
    OBJECTIVE,
    UNKNOWN_QUALITY,
    /** What a piece of evidence says. */
    EVIDENCE,
    /** What was measured of the choice. */
    MEASUREMENT
  }

  public WhatIf {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(supposed, "supposed");
    Objects.requireNonNull(change, "change");
    Objects.requireNonNull(winner, "winner");
    Objects.requireNonNull(text, "text");
  }
}
