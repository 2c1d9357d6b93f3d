package io.unetlab.spec.text;

import io.unetlab.spec.model.Activation;
import io.unetlab.spec.model.Require;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;

/**
 * A layer's feed-forward: a linear layer, an activation, a linear layer. A valid spec states at
 * most one of the width between the two and its ratio to the encoder's width.
 *
 * @param inner the width itself
 * @param ratio over the encoder's width
 */
public record TextFeedForward(
    Optional<Integer> inner, Optional<Double> ratio, Activation activation) {

  private static final BigDecimal USUAL = BigDecimal.valueOf(4);
  private static final BigDecimal WIDEST = BigDecimal.valueOf(Integer.MAX_VALUE);

  public TextFeedForward {
    Objects.requireNonNull(inner, "inner");
    Objects.requireNonNull(ratio, "ratio");
    Objects.requireNonNull(activation, "activation");
    inner.ifPresent(it -> Require.positive("inner", it));
  }

  /** Whether at most one of the two is stated. */
  public boolean isStatedOnce() {
    return inner.isEmpty() || ratio.isEmpty();
  }

  /** Whether the inner width is a whole number. */
  public boolean isWhole(int width) {
    BigDecimal exact = exact(width);
    return exact.signum() > 0
        && exact.compareTo(WIDEST) <= 0
        && exact.stripTrailingZeros().scale() <= 0;
  }

  /** The width between the two linear layers. */
  public int innerWidth(int width) {
    if (!isWhole(width)) {
      throw new IllegalStateException(this + " gives no width for " + width);
    }
    return exact(width).intValueExact();
  }

  // In decimal, as the ratio was written: 1.1 x 10 is 11, but not in binary floating point.
  private BigDecimal exact(int width) {
    BigDecimal times = ratio.map(BigDecimal::valueOf).orElse(USUAL);
    return inner.map(BigDecimal::valueOf).orElse(times.multiply(BigDecimal.valueOf(width)));
  }
}
