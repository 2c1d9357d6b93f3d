package io.unetlab.ablations.fraction;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A regular fraction of a two-level factorial, the principal one: its first run has every factor at
 * its low level. The first factors' columns are basic; every other one is a sum of basic ones
 * modulo 2. Source: Box, Hunter &amp; Hunter, Statistics for Experimenters, 2nd ed., chapter 6.
 *
 * @param basic how many columns are basic: there are 2 to this power runs
 * @param resolution the fewest factors whose product is constant over the runs; when every column
 *     is basic there is no such product, and this is one more than the number of factors
 * @param words a column for each factor: the set of basic columns that it is the sum of, as bits
 */
public record Fraction(int basic, int resolution, List<Integer> words) {

  /** The largest exponent: a fraction has at most 2 to this power runs. */
  public static final int MOST_BASIC = 16;

  public Fraction {
    words = List.copyOf(words);
    if (words.isEmpty() || words.size() < basic || basic > MOST_BASIC) {
      throw new IllegalArgumentException(words.size() + " columns of " + basic + " basic ones");
    }
  }

  /**
   * The fraction with the fewest runs that the search finds for a resolution; among those with as
   * many runs, one with the highest resolution. Empty when it needs more than 2^16 runs.
   *
   * @param factors at least 1
   * @param resolution at least 3
   */
  public static Optional<Fraction> find(int factors, int resolution) {
    for (int basic = 1; basic <= Math.min(factors, MOST_BASIC); basic++) {
      Optional<Fraction> found = find(factors, basic, resolution);
      if (found.isPresent()) {
        return Optional.of(found.get().firmest());
      }
    }
    return Optional.empty();
  }

  private static Optional<Fraction> find(int factors, int basic, int resolution) {
    if (factors == basic) {
      return Optional.of(new Fraction(basic, factors + 1, basicWords(basic)));
    }
    return new WordSearch(factors, basic, resolution)
        .words()
        .map(words -> new Fraction(basic, resolution, words));
  }

  private Fraction firmest() {
    Fraction best = this;
    while (best.resolution < words.size()) {
      Optional<Fraction> better = find(words.size(), basic, best.resolution + 1);
      if (better.isEmpty()) {
        return best;
      }
      best = better.get();
    }
    return best;
  }

  static List<Integer> basicWords(int basic) {
    List<Integer> words = new ArrayList<>();
    for (int i = 0; i < basic; i++) {
      words.add(1 << i);
    }
    return words;
  }

  public int runs() {
    return 1 << basic;
  }

  /** Whether this is the whole factorial. */
  public boolean isWhole() {
    return words.size() == basic;
  }

  /** Whether a factor is at its high level in a run; runs count from 0. */
  public boolean high(int run, int factor) {
    return Integer.bitCount(run & words.get(factor)) % 2 == 1;
  }
}
