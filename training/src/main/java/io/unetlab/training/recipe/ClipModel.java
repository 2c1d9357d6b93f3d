package io.unetlab.training.recipe;

import java.nio.file.Path;
import java.util.Objects;

/**
 * A network of the user's that embeds pictures and texts, such as CLIP.
 *
 * @param tokenizer directory of its tokenizer
 */
public record ClipModel(PictureModel pictures, Path tokenizer) {

  public ClipModel {
    Objects.requireNonNull(pictures, "pictures");
    Objects.requireNonNull(tokenizer, "tokenizer");
  }
}
