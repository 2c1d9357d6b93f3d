package io.unetlab.spec.model;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * A transformer block's feed-forward.
 *
 * @param ratio inner width over channels
 * @param depthwise whether a depthwise 3x3 convolution over the image is inside
 */
public record FeedForwardSpec(double ratio, FeedForwardActivation activation, boolean depthwise) {

  public static final FeedForwardSpec DEFAULT = new FeedForwardSpec(4, FeedForwardActivation.GEGLU);

  // A gate doubles it, and the result must still fit an int.
  private static final BigDecimal WIDEST = BigDecimal.valueOf(Integer.MAX_VALUE / 2);

  public FeedForwardSpec {
    if (!(ratio > 0) || Double.isInfinite(ratio)) {
      throw new IllegalArgumentException("feed_forward ratio must be positive, is " + ratio);
    }
    Objects.requireNonNull(activation, "activation");
  }

  /** Without a convolution inside. */
  public FeedForwardSpec(double ratio, FeedForwardActivation activation) {
    this(ratio, activation, false);
  }

  /** Whether the inner width is a whole number. */
  public boolean isWhole(int channels) {
    BigDecimal inner = inner(channels);
    return inner.signum() > 0
        && inner.compareTo(WIDEST) <= 0
        && inner.stripTrailingZeros().scale() <= 0;
  }

  /** The width between the two linear layers (before the gate doubles it). */
  public int innerWidth(int channels) {
    if (!isWhole(channels)) {
      throw new IllegalStateException(ratio + " x " + channels + " is not a width");
    }
    return inner(channels).intValueExact();
  }

  // In decimal, as the ratio was written: 1.1 x 10 is 11, but not in binary floating point.
  private BigDecimal inner(int channels) {
    return BigDecimal.valueOf(ratio).multiply(BigDecimal.valueOf(channels));
  }
}
