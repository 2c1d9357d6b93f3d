package io.unetlab.ablations.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HypervolumeTest {

  @Test
  void overlapsCountOnce() {
    assertThat(Hypervolume.of(points("1,3 2,2 3,1"), new double[] {4, 4})).isEqualTo(6);
    assertThat(Hypervolume.of(points("1,1,1"), new double[] {2, 3, 4})).isEqualTo(6);
    assertThat(Hypervolume.of(points("0,0,1 0,1,0 1,0,0"), new double[] {2, 2, 2})).isEqualTo(7);
  }

  @Test
  void dominatedAndDistantPointsAddNothing() {
    assertThat(Hypervolume.of(points("1,1 2,2 1,1 0,5 4,0"), new double[] {4, 4})).isEqualTo(9);
    assertThat(Hypervolume.of(List.of(), new double[] {4, 4})).isZero();
  }

  /** On a grid of whole numbers, it is the number of dominated cells. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void isTheNumberOfDominatedCells(int coordinates) {
    Random random = new Random(coordinates);
    for (int n = 0; n < 100; n++) {
      List<double[]> points = new ArrayList<>();
      for (int i = random.nextInt(12); i >= 0; i--) {
        points.add(random.ints(coordinates, -1, 6).asDoubleStream().toArray());
      }
      double[] reference = new double[coordinates];
      Arrays.fill(reference, 5);
      assertThat(Hypervolume.of(points, reference))
          .isCloseTo(cells(points, coordinates), within(1e-9));
    }
  }

  // From -1 to 4 in each coordinate.
  private static int cells(List<double[]> points, int coordinates) {
    int dominated = 0;
    for (int cell = 0; cell < Math.pow(6, coordinates); cell++) {
      int[] at = new int[coordinates];
      for (int i = 0, rest = cell; i < coordinates; i++, rest /= 6) {
        at[i] = rest % 6 - 1;
      }
      dominated += points.stream().anyMatch(it -> dominates(it, at)) ? 1 : 0;
    }
    return dominated;
  }

  private static boolean dominates(double[] point, int[] cell) {
    for (int i = 0; i < cell.length; i++) {
      if (point[i] > cell[i]) {
        return false;
      }
    }
    return true;
  }

  private static List<double[]> points(String text) {
    return Arrays.stream(text.split(" "))
        .map(it -> Arrays.stream(it.split(",")).mapToDouble(Double::parseDouble).toArray())
        .toList();
  }
}
