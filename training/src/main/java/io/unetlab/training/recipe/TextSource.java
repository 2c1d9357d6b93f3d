package io.unetlab.training.recipe;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.nio.file.Path;

/** What the network reads of a caption. */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME)
public sealed interface TextSource {

  /** Nothing. */
  record None() implements TextSource {}

  /**
   * A table of word embeddings and one of positions, trained with the network: tokens x width.
   * Captions that are shorter end in a word of their own; longer ones are cut.
   */
  record Words(int tokens, int width) implements TextSource {}

  /** A text encoder, which is not trained. */
  record Encoder(Path network, Path weights, Path tokenizer) implements TextSource {}
}
