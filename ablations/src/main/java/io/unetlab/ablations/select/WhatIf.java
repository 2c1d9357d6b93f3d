package io.unetlab.ablations.select;

import io.unetlab.ablations.study.SelectSpec;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.metric.Metric;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;

/**
 * The smallest change to one part of the rule, or to one value that it depends on, that changes the
 * choice.
 *
 * @param kind what changes
 * @param rule the changed rule; unchanged if a value changes
 * @param supposed the changed value; empty if the rule changes
 * @param change the part after the change, and now: {@code fid <= 18.14 (now <= 12.75)}
 * @param winner the resulting choice; empty if there would be none
 * @param value of the supposed metric of that choice, as the change makes it; empty if the change
 *     leaves it as it is
 * @param text the whole as one sentence
 */
public record WhatIf(
    Kind kind,
    SelectSpec rule,
    Optional<Supposition> supposed,
    String change,
    Optional<Completed> winner,
    Optional<BigDecimal> value,
    String text) {

  /** What changes. */
  public enum Kind {
    LOOSER_BOUND,
    TIGHTER_BOUND,
    OBJECTIVE,
    UNKNOWN_QUALITY,
    /** The amount of a piece of evidence. */
    EVIDENCE,
    /** The measured latency of the choice. */
    MEASUREMENT
  }

  public WhatIf {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(supposed, "supposed");
    Objects.requireNonNull(change, "change");
    Objects.requireNonNull(winner, "winner");
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(text, "text");
  }

  /** A metric of the resulting choice, if the change moves it. */
  public Optional<BigDecimal> moved(Metric metric) {
    return value.filter(it -> supposed.filter(one -> one.metric().equals(metric)).isPresent());
  }
}
