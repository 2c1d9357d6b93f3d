package io.unetlab.ablations.search;

import io.unetlab.ablations.study.SearchAlgorithm;
import java.util.Optional;

/** The methods that search, by algorithm. */
public final class SearchMethods {

  private static final int LARGEST_POPULATION = 100;
  private static final int SMALLEST_POPULATION = 10;

  private SearchMethods() {}

  /**
   * A method for an algorithm.
   *
   * @param objectives how many there are; at least 1
   * @param budget the most configurations that will be evaluated; populations are smaller when it
   *     is small
   * @return empty for an algorithm that is not a method of this kind
   */
  public static Optional<SearchMethod> of(
      SearchAlgorithm algorithm, SearchSpace space, int objectives, int budget, long seed) {
    int population = population(budget);
    return switch (algorithm) {
      case NSGA2, NSGA3, MOEAD ->
          Optional.of(
              new MoeaMethod(
                  MoeaAlgorithm.valueOf(algorithm.name()), space, objectives, population, seed));
      case CMAES -> Optional.of(new CmaesMethod(space, objectives, budget, seed));
      case EVOLUTION -> Optional.of(new EvolutionMethod(space, objectives, 2 * population, seed));
      case LOCAL -> Optional.of(new LocalMethod(space, seed));
      case RANDOM -> Optional.of(new RandomMethod(space, seed));
      case GRID -> Optional.of(new GridMethod(space, budget, seed));
      case EXACT, SURROGATE, SNAPFUSION, FIT -> Optional.empty();
    };
  }

  /** Forty generations fit into the budget, within bounds. */
  static int population(int budget) {
    return Math.max(SMALLEST_POPULATION, Math.min(LARGEST_POPULATION, budget / 40));
  }
}
