package io.unetlab.spec.model;

import java.util.Objects;

/**
 * A residual block's two convolutions.
 *
 * @param kernel side of the square kernel
 * @param expansion width between the two over the block's channels; only of separable ones
 * @param pointwiseBias whether the pointwise convolutions have a bias; only of separable ones
 */
public record ResnetSpec(
    ConvKind conv, int kernel, Activation activation, int expansion, boolean pointwiseBias) {

  public static final ResnetSpec DEFAULT = new ResnetSpec(ConvKind.REGULAR, 3, Activation.SILU);

  public ResnetSpec {
    Objects.requireNonNull(conv, "conv");
    Require.positive("resnet kernel", kernel);
    Objects.requireNonNull(activation, "activation");
    Require.positive("resnet expansion", expansion);
  }

  /** Without expansion, and with the bias that a convolution usually has. */
  public ResnetSpec(ConvKind conv, int kernel, Activation activation) {
    this(conv, kernel, activation, 1, true);
  }

  public boolean isSeparable() {
    return conv == ConvKind.SEPARABLE;
  }

  /** The same block without settings that have no effect on it. */
  public ResnetSpec effective() {
    return isSeparable() ? this : new ResnetSpec(conv, kernel, activation);
  }

  /** The channels between the two convolutions of a block with these channels. */
  public int inner(int channels) {
    return isSeparable() ? Math.multiplyExact(expansion, channels) : channels;
  }
}
