package io.unetlab.ablations.select;

import io.unetlab.ablations.study.Constraint;
import io.unetlab.ablations.trial.TrialResult.Completed;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;

/** One constraint checked for a candidate. */
public record Check(Constraint constraint, Completed candidate, Outcome outcome) {

  /** The outcome. */
  public enum Outcome {
    MET,
    VIOLATED,
    /** Unknown, and unknown counts as met. */
    ALLOWED,
    /** Unknown, and unknown is refused. */
    REFUSED
  }

  public Check {
    Objects.requireNonNull(constraint, "constraint");
    Objects.requireNonNull(candidate, "candidate");
    Objects.requireNonNull(outcome, "outcome");
  }

  public boolean passes() {
    return outcome == Outcome.MET || outcome == Outcome.ALLOWED;
  }

  /** The candidate's value; empty when unknown. */
  public Optional<BigDecimal> value() {
    return candidate.value(constraint.metric());
  }

  /** Why the value is unknown; empty when it is known. */
  public String explanation() {
    return outcome == Outcome.ALLOWED || outcome == Outcome.REFUSED
        ? Unknowns.why(candidate, constraint.metric())
        : "";
  }

  /** The constraint violation: how far the bound is missed; zero when it holds. */
  public BigDecimal miss() {
    return outcome == Outcome.VIOLATED
        ? value().orElseThrow().subtract(constraint.bound()).abs()
        : BigDecimal.ZERO;
  }

  /** One sentence for tables. */
  public String text() {
    String limit = constraint.text();
    return switch (outcome) {
      case MET -> "keeps " + limit;
      case VIOLATED -> shown() + " breaks " + limit;
      case ALLOWED -> limit + " counts as met: " + explanation();
      case REFUSED -> limit + " cannot be shown: " + explanation();
    };
  }

  private String shown() {
    return constraint.metric().name() + " " + constraint.valueText(value().orElseThrow());
  }
}
