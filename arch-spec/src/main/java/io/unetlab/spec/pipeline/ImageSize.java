package io.unetlab.spec.pipeline;

import java.util.Locale;

/** The size of the picture that a pipeline makes, in pixels. */
public record ImageSize(int height, int width) {

  public ImageSize {
    if (height < 1 || width < 1) {
      throw new IllegalArgumentException("an image of " + height + " x " + width + " is empty");
    }
  }

  /** Height first: {@code 512 x 512}. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%d x %d", height, width);
  }
}
