package io.unetlab.ablations.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NonDominatedTest {

  @ParameterizedTest
  @CsvSource({
    "1, 50, 9",
    "2, 60, 5",
    "2, 200, 1000",
    "3, 60, 4",
    "3, 300, 1000",
    "4, 300, 6",
    "5, 200, 50",
    "3, 1, 3",
    "2, 2, 2"
  })
  void isWhatComparingEachWithEachGives(int columns, int points, int values) {
    for (int seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      double[][] some = new double[columns][points];
      for (double[] column : some) {
        Arrays.setAll(column, i -> random.nextInt(values));
      }
      int[] expected =
          IntStream.range(0, points)
              .filter(it -> IntStream.range(0, points).noneMatch(other -> beats(some, other, it)))
              .toArray();

      assertThat(NonDominated.of(some)).containsExactlyInAnyOrder(expected);
    }
  }

  // The same in everything counts as beaten by the first.
  private static boolean beats(double[][] columns, int one, int other) {
    boolean same = Arrays.stream(columns).allMatch(it -> it[one] == it[other]);
    boolean nowhereWorse = Arrays.stream(columns).allMatch(it -> it[one] <= it[other]);
    return same ? one < other : nowhereWorse;
  }
}
