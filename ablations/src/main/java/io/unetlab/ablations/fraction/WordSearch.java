package io.unetlab.ablations.fraction;

import java.util.List;
import java.util.Optional;

/**
 * Searches for columns such that no small set of them sums to zero: a word can be added if it is
 * not the sum of fewer than {@code resolution - 1} chosen ones. Depth first in the order of the
 * words' bits, for a bounded number of steps.
 */
final class WordSearch {

  // Each step costs a pass over all sums; this many sums take some tens of milliseconds.
  private static final long WORK = 30_000_000;

  private final int factors;
  private final int basic;
  private final int resolution;
  private long steps;

  WordSearch(int factors, int basic, int resolution) {
    this.factors = factors;
    this.basic = basic;
    this.resolution = resolution;
    this.steps = WORK >> basic;
  }

  Optional<List<Integer>> words() {
    if (!room(factors, basic, resolution)) {
      return Optional.empty();
    }
    List<Integer> words = Fraction.basicWords(basic);
    byte[] fewest = new byte[1 << basic];
    for (int sum = 0; sum < fewest.length; sum++) {
      fewest[sum] = (byte) Integer.bitCount(sum);
    }
    return extend(words, fewest, 1) ? Optional.of(words) : Optional.empty();
  }

  /**
   * Sums of up to (resolution - 1) / 2 columns are all distinct, so enough sums must exist; with an
   * even resolution the same holds for one column and one dimension less (the Hamming bound).
   */
  private static boolean room(int factors, int basic, int resolution) {
    if (resolution % 2 == 0) {
      return room(factors - 1, basic - 1, resolution - 1);
    }
    long sums = 0;
    long choose = 1;
    for (int i = 0; i <= (resolution - 1) / 2 && i <= factors; i++) {
      sums += choose;
      choose = choose * (factors - i) / (i + 1);
    }
    return sums <= 1L << basic;
  }

  /**
   * Adds the words that are missing, none below {@code from}.
   *
   * @param fewest for each sum, the fewest chosen words that add up to it
   */
  private boolean extend(List<Integer> words, byte[] fewest, int from) {
    if (words.size() == factors) {
      return true;
    }
    for (int word = from; word < fewest.length; word++) {
      if (fewest[word] >= resolution - 1) {
        if (steps-- <= 0) {
          return false;
        }
        words.add(word);
        if (extend(words, with(fewest, word), word + 1)) {
          return true;
        }
        words.remove(words.size() - 1);
      }
    }
    return false;
  }

  private static byte[] with(byte[] fewest, int word) {
    byte[] changed = new byte[fewest.length];
    for (int sum = 0; sum < fewest.length; sum++) {
      changed[sum] = (byte) Math.min(fewest[sum], fewest[sum ^ word] + 1);
    }
    return changed;
  }
}
