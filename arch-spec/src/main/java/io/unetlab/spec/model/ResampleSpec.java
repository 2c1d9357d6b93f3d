package io.unetlab.spec.model;

import java.util.Objects;

/**
 * The convolutions that halve and double the resolution.
 *
 * @param downsamplePadding 1 pads an image on all sides before it is halved, which rounds up; 0
 *     only at the bottom and on the right, which rounds down
 */
public record ResampleSpec(ConvKind conv, int downsamplePadding) {

  public static final ResampleSpec DEFAULT = new ResampleSpec(ConvKind.REGULAR, 1);

  public ResampleSpec {
    Objects.requireNonNull(conv, "conv");
    if (downsamplePadding != 0 && downsamplePadding != 1) {
      throw new IllegalArgumentException(
          "downsample_padding must be 0 or 1, is " + downsamplePadding);
    }
  }
}
