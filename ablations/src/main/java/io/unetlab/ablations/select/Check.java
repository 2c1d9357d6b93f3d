package io.unetlab.ablations.select;

import io.unetlab.ablations.study.Constraint;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;

/**
 * A candidate held against one constraint.
 *
 * @param value the candidate's; empty when unknown
 * @param explanation why the value is unknown; empty when it is known
 */
public record Check(
    Constraint constraint, Optional<BigDecimal> value, Outcome outcome, String explanation) {

  /** What came of it. */
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
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(outcome, "outcome");
    Objects.requireNonNull(explanation, "explanation");
  }

  public boolean passes() {
    return outcome == Outcome.MET || outcome == Outcome.ALLOWED;
  }

  /** How far a violated bound is missed; zero when it is not. */
  public BigDecimal miss() {
    return outcome == Outcome.VIOLATED
        ? value.orElseThrow().subtract(constraint.bound()).abs()
        : BigDecimal.ZERO;
  }

  /** One sentence for tables. */
  public String text() {
    String limit = constraint.text();
    return switch (outcome) {
      case MET -> "keeps " + limit;
      case VIOLATED -> shown() + " breaks " + limit;
      case ALLOWED -> limit + " counts as met: " + explanation;
      case REFUSED -> limit + " cannot be shown: " + explanation;
    };
  }

  private String shown() {
    return constraint.metric().name() + " " + constraint.valueText(value.orElseThrow());
  }
}
