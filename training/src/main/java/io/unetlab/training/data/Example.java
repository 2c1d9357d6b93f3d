package io.unetlab.training.data;

import java.util.Objects;

/**
 * A picture and its caption.
 *
 * @param image in row-major order, C x H x W, pixels from -1 to 1; not to be changed
 */
public record Example(float[] image, String caption) {

  public Example {
    Objects.requireNonNull(image, "image");
    Objects.requireNonNull(caption, "caption");
  }
}
