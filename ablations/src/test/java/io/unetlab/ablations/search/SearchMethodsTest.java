package io.unetlab.ablations.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.ablations.study.SearchAlgorithm;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SearchMethodsTest {

  /** In the mean of three seeds: a method that learns nothing is no better than chance. */
  @ParameterizedTest
  @EnumSource(names = {"NSGA2", "NSGA3", "MOEAD", "CMAES", "EVOLUTION", "LOCAL"})
  void findsMoreThanChance(SearchAlgorithm algorithm) {
    assertThat(reached(algorithm)).isGreaterThan(reached(SearchAlgorithm.RANDOM) + 0.03);
  }

  private static double reached(SearchAlgorithm algorithm) {
    return LongStream.range(0, 3)
        .mapToDouble(seed -> SearchMethodContract.reached(algorithm, 1_000, seed))
        .average()
        .orElseThrow();
  }

  @Nested
  class Nsga2 extends SearchMethodContract {
    @Override
    SearchAlgorithm algorithm() {
      return SearchAlgorithm.NSGA2;
    }
  }

  @Nested
  class Nsga3 extends SearchMethodContract {
    @Override
    SearchAlgorithm algorithm() {
      return SearchAlgorithm.NSGA3;
    }
  }

  @Nested
  class Moead extends SearchMethodContract {
    @Override
    SearchAlgorithm algorithm() {
      return SearchAlgorithm.MOEAD;
    }
  }

  @Nested
  class Cmaes extends SearchMethodContract {
    @Override
    SearchAlgorithm algorithm() {
      return SearchAlgorithm.CMAES;
    }
  }

  @Nested
  class Evolution extends SearchMethodContract {
    @Override
    SearchAlgorithm algorithm() {
      return SearchAlgorithm.EVOLUTION;
    }
  }

  @Nested
  class Local extends SearchMethodContract {
    @Override
    SearchAlgorithm algorithm() {
      return SearchAlgorithm.LOCAL;
    }
  }

  @Nested
  class Random extends SearchMethodContract {
    @Override
    SearchAlgorithm algorithm() {
      return SearchAlgorithm.RANDOM;
    }
  }

  @Nested
  class Grid extends SearchMethodContract {
    @Override
    SearchAlgorithm algorithm() {
      return SearchAlgorithm.GRID;
    }
  }
}
