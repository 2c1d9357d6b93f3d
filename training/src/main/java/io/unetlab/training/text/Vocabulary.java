package io.unetlab.training.text;

import io.unetlab.training.data.Words;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Words and their numbers. 0 is the end, which fills the tokens that a caption leaves; 1 is every
 * word that is not known; the words follow. So the empty caption is nothing but ends, and a caption
 * with a word is not.
 */
final class Vocabulary {

  private static final int UNKNOWN = 1;
  private static final int FIRST = 2;

  private final List<String> words;
  private final Map<String, Integer> numbers = new HashMap<>();

  /** A vocabulary of distinct words, as {@link Words} splits them. */
  Vocabulary(List<String> words) {
    this.words = List.copyOf(words);
    this.words.forEach(word -> numbers.put(word, FIRST + numbers.size()));
  }

  List<String> words() {
    return words;
  }

  /** How many numbers there are. */
  int size() {
    return FIRST + words.size();
  }

  /**
   * The numbers of captions, one caption after another.
   *
   * @param tokens of each; what a caption has beyond them is cut
   */
  long[] ids(List<String> captions, int tokens) {
    long[] ids = new long[captions.size() * tokens];
    for (int i = 0; i < captions.size(); i++) {
      List<String> caption = Words.of(captions.get(i));
      for (int j = 0; j < Math.min(tokens, caption.size()); j++) {
        ids[i * tokens + j] = numbers.getOrDefault(caption.get(j), UNKNOWN);
      }
    }
    return ids;
  }
}
