package io.unetlab.ablations.search;

import java.util.HashSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** The configurations that a method has asked for, and where to find others. */
final class Explored {

  private static final int TRIES = 100;

  /** Beyond this many combinations in order, a space counts as exhausted. */
  private static final int SCANNED = 2_000_000;

  private final SearchSpace space;
  private final Random random;
  private final Set<Key> asked = new HashSet<>();
  private boolean exhausted;

  Explored(SearchSpace space, Random random) {
    this.space = space;
    this.random = random;
  }

  /** Whether a search for new configurations has found no other. */
  boolean isExhausted() {
    return exhausted;
  }

  /** Notes a configuration; false when it was asked for before. */
  boolean add(int[] configuration) {
    return asked.add(new Key(configuration));
  }

  boolean contains(int[] configuration) {
    return asked.contains(new Key(configuration));
  }

  /**
   * A new configuration near the wished one, which it notes: the one itself, repaired if it does
   * not exist; else with more and more factors changed at random; at last the next in order.
   *
   * @return empty when there is no other
   */
  Optional<int[]> fresh(int[] wished) {
    if (exhausted) {
      return Optional.empty();
    }
    int[] tried = wished;
    for (int i = 0; i < TRIES; i++) {
      Optional<int[]> mended = space.repaired(tried, random);
      if (mended.isPresent() && add(mended.get())) {
        return mended;
      }
      tried = mended.orElse(tried).clone();
      int factor = random.nextInt(tried.length);
      tried[factor] = random.nextInt(space.options(factor));
    }
    return next(tried);
  }

  /** A new configuration, drawn from all of them. */
  Optional<int[]> random() {
    int[] drawn = space.drawn(random);
    for (int i = 0; i < TRIES && !space.exists(drawn); i++) {
      drawn = space.drawn(random);
    }
    return fresh(drawn);
  }

  /** The first new configuration after one, in order; after the last follows the first. */
  Optional<int[]> next(int[] start) {
    int[] configuration = start.clone();
    int steps = space.combinations().bitLength() > 31 ? SCANNED : combinations();
    for (int i = 0; i < steps; i++) {
      advance(configuration);
      if (space.exists(configuration) && add(configuration)) {
        return Optional.of(configuration);
      }
    }
    exhausted = true;
    return Optional.empty();
  }

  private int combinations() {
    return (int) Math.min(SCANNED, space.combinations().longValueExact());
  }

  /** The next combination in order; the first one after the last. */
  private void advance(int[] configuration) {
    for (int factor = configuration.length - 1; factor >= 0; factor--) {
      configuration[factor] = (configuration[factor] + 1) % space.options(factor);
      if (configuration[factor] != 0) {
        return;
      }
    }
  }
}
