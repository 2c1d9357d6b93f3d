package io.unetlab.spec.autoencoder;

import io.unetlab.spec.model.Require;
import java.util.Locale;

/** Images or latents of one forward pass: batch x channels x height x width. */
public record ImageSpec(int batch, int channels, int height, int width) {

  public ImageSpec {
    Require.positive("batch", batch);
    Require.positive("channels", channels);
    Require.positive("height", height);
    Require.positive("width", width);
  }

  /** For headings: {@code 4 x 64 x 64}, with the batch if there are several. */
  public String text() {
    String size = String.format(Locale.ROOT, "%d x %d x %d", channels, height, width);
    return batch == 1 ? size : size + ", batch " + batch;
  }
}
