package io.unetlab.builders.generate;

import java.util.List;
import java.util.Optional;

/**
 * What one text encoder reads.
 *
 * @param prompt the ids of the prompt's tokens, in the encoder's length
 * @param negative those of the text to move away from; empty if its states are zeros, as Stable
 *     Diffusion XL's pipeline makes them when no such text is given
 */
public record TextIds(List<Integer> prompt, Optional<List<Integer>> negative) {

  public TextIds {
    prompt = List.copyOf(prompt);
    negative = negative.map(List::copyOf);
  }
}
