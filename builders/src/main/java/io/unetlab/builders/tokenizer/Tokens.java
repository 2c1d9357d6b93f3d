package io.unetlab.builders.tokenizer;

import java.util.List;
import java.util.Objects;

/**
 * A text as its encoder reads it.
 *
 * @param ids of its tokens, from the start token on, padded to the encoder's length
 * @param used how many of them are the text and the tokens around it
 * @param ignored the end of the text, if it is too long
 */
public record Tokens(List<Integer> ids, int used, String ignored) {

  public Tokens {
    ids = List.copyOf(ids);
    Objects.requireNonNull(ignored, "ignored");
  }
}
