package io.unetlab.spec.model;

import java.util.Objects;
import java.util.Optional;

/**
 * What cross-attention attends to: 1 x tokens x width.
 *
 * @param encoderHidDim width of the input if a linear layer first makes it {@code width} wide
 */
public record TextSpec(int tokens, int width, Optional<Integer> encoderHidDim) {

  public TextSpec {
    Objects.requireNonNull(encoderHidDim, "encoderHidDim");
    encoderHidDim.ifPresent(dim -> Require.positive("text encoder_hid_dim", dim));
    Require.positive("text tokens", tokens);
    Require.positive("text width", width);
  }

  /** A text that is attended to as it is. */
  public TextSpec(int tokens, int width) {
    this(tokens, width, Optional.empty());
  }

  /** The width of the input. */
  public int inputWidth() {
    return encoderHidDim.orElse(width);
  }
}
