package io.unetlab.ablations.search;

import java.util.Random;

/** Changes options at random. */
final class Mutation {

  private Mutation() {}

  /** Gives one factor another option; a factor with a single option stays as it is. */
  static void one(SearchSpace space, int[] configuration, Random random) {
    change(space, configuration, random.nextInt(configuration.length), random);
  }

  /** Gives each factor another option with the probability that changes one on average. */
  static void each(SearchSpace space, int[] configuration, Random random) {
    for (int factor = 0; factor < configuration.length; factor++) {
      if (random.nextInt(configuration.length) == 0) {
        change(space, configuration, factor, random);
      }
    }
  }

  private static void change(SearchSpace space, int[] configuration, int factor, Random random) {
    int others = space.options(factor) - 1;
    if (others > 0) {
      int other = random.nextInt(others);
      configuration[factor] = other < configuration[factor] ? other : other + 1;
    }
  }
}
