package io.unetlab.ablations.study;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Objects;

/** What a choice does to a metric, as its source states it. */
public sealed interface Effect {

  /** The change as a fraction of what was before: -0.26 is 26 % less. */
  BigDecimal relative();

  /**
   * A value and the one without the choice; both in the metric's own unit.
   *
   * @param baseline not zero
   */
  record Absolute(BigDecimal value, BigDecimal baseline) implements Effect {

    public Absolute {
      Objects.requireNonNull(value, "value");
      Objects.requireNonNull(baseline, "baseline");
      if (baseline.signum() == 0) {
        throw new IllegalArgumentException("baseline must not be 0");
      }
    }

    /** What the choice adds. */
    public BigDecimal change() {
      return value.subtract(baseline);
    }

    @Override
    public BigDecimal relative() {
      return change().divide(baseline.abs(), MathContext.DECIMAL64);
    }
  }

  /** Only the change is known; compared with ours, never used to count. */
  record Relative(BigDecimal relative) implements Effect {

    public Relative {
      Objects.requireNonNull(relative, "relative");
    }
  }
}
