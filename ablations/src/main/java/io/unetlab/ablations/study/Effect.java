package io.unetlab.ablations.study;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Objects;
import java.util.Optional;

/** The effect of a choice on a metric, as its source states it. */
public sealed interface Effect {

  /** The change as a fraction of the value before: -0.26 is 26 % less; empty if that was 0. */
  Optional<BigDecimal> relative();

  /** A value with the choice and one without it; both in the metric's unit. */
  record Absolute(BigDecimal value, BigDecimal baseline) implements Effect {

    public Absolute {
      Objects.requireNonNull(value, "value");
      Objects.requireNonNull(baseline, "baseline");
    }

    /** The difference that the choice makes. */
    public BigDecimal change() {
      return value.subtract(baseline);
    }

    @Override
    public Optional<BigDecimal> relative() {
      return baseline.signum() == 0
          ? Optional.empty()
          : Optional.of(change().divide(baseline.abs(), MathContext.DECIMAL64));
    }
  }

  /** Only the relative change is known; it is compared with ours and never used in a prediction. */
  record Relative(BigDecimal fraction) implements Effect {

    public Relative {
      Objects.requireNonNull(fraction, "fraction");
    }

    @Override
    public Optional<BigDecimal> relative() {
      return Optional.of(fraction);
    }
  }
}
