package io.unetlab.spec.model;

import java.util.Objects;
import java.util.Optional;

/**
 * What cross-attention attends to: 1 x tokens x width.
 *
 * @param encoderHidDim width of the input if a projection first makes it {@code width} wide
 * @param projection the kind of that projection; ignored if {@code encoderHidDim} is empty
 */
public record TextSpec(
    int tokens, int width, Optional<Integer> encoderHidDim, TextProjection projection) {

  public TextSpec {
    Objects.requireNonNull(encoderHidDim, "encoderHidDim");
    Objects.requireNonNull(projection, "projection");
    encoderHidDim.ifPresent(dim -> Require.positive("text encoder_hid_dim", dim));
    Require.positive("text tokens", tokens);
    Require.positive("text width", width);
  }

  /** A text that is attended to as it is. */
  public TextSpec(int tokens, int width) {
    this(tokens, width, Optional.empty());
  }

  /** A text that a linear layer projects, if the width of its input is given. */
  public TextSpec(int tokens, int width, Optional<Integer> encoderHidDim) {
    this(tokens, width, encoderHidDim, TextProjection.TEXT_PROJ);
  }

  /** The width of the input. */
  public int inputWidth() {
    return encoderHidDim.orElse(width);
  }
}
