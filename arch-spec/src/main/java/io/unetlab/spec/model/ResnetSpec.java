package io.unetlab.spec.model;

import java.util.Objects;

/**
 * A residual block's two convolutions.
 *
 * @param kernel side of the square kernel
 */
public record ResnetSpec(ConvKind conv, int kernel, Activation activation) {

  public static final ResnetSpec DEFAULT = new ResnetSpec(ConvKind.REGULAR, 3, Activation.SILU);

  public ResnetSpec {
    Objects.requireNonNull(conv, "conv");
    Require.positive("resnet kernel", kernel);
    Objects.requireNonNull(activation, "activation");
  }
}
