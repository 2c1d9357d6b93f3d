package io.unetlab.training.recipe;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.nio.file.Path;

/** What the network sees of a picture. */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME)
public sealed interface LatentForm {

  /** The picture itself, 3 x size x size. */
  record Pixels() implements LatentForm {}

  /**
   * Squares of pixels as channels: 3 f^2 x size/f x size/f. An exact autoencoder that costs
   * nothing.
   */
  record Shuffled(int factor) implements LatentForm {}

  /**
   * Latents of an encoder, computed once.
   *
   * @param network file of the encoder
   * @param decoder file of the decoder, which turns samples into pictures
   * @param scale that latents are multiplied by before the network sees them
   */
  record Encoded(Path network, Path weights, Path decoder, Path decoderWeights, double scale)
      implements LatentForm {}
}
