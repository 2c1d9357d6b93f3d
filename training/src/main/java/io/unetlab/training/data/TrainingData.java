package io.unetlab.training.data;

import java.util.Objects;

/**
 * The data of a recipe.
 *
 * @param pictures what was made or read
 * @param latents the same examples as the network sees them
 * @param codec between the two
 */
public record TrainingData(Corpus pictures, Corpus latents, LatentCodec codec)
    implements AutoCloseable {

  public TrainingData {
    Objects.requireNonNull(pictures, "pictures");
    Objects.requireNonNull(latents, "latents");
    Objects.requireNonNull(codec, "codec");
  }

  @Override
  public void close() {
    latents.close();
    codec.close();
    pictures.close();
  }
}
