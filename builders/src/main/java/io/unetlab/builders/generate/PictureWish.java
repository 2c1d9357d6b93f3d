package io.unetlab.builders.generate;

import io.unetlab.spec.pipeline.SamplerSpec;
import java.util.Objects;
import java.util.Optional;

/**
 * The picture that is wanted.
 *
 * @param negative the text to move away from, if one is given
 * @param sampler the pipeline's, or another one
 */
public record PictureWish(
    String prompt, Optional<String> negative, long seed, SamplerSpec sampler) {

  public PictureWish {
    Objects.requireNonNull(prompt, "prompt");
    Objects.requireNonNull(negative, "negative");
    Objects.requireNonNull(sampler, "sampler");
  }
}
