package io.unetlab.training.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class EnergyDistanceTest {

  /** By hand: the two distances between are 5, the one within each is 3. */
  @Test
  void isTwiceTheDistanceBetweenLessThatWithin() {
    List<float[]> low = List.of(new float[] {0, 0}, new float[] {3, 0});
    List<float[]> high = List.of(new float[] {0, 4}, new float[] {3, 4});
    assertThat(EnergyDistance.ofPairs(low, high)).isCloseTo(2 * 5 - 3 - 3, within(1e-12));
  }

  /** A mean of real pictures is near to all of them, and yet no picture. */
  @Test
  void findsWhatLacksDiversity() {
    List<float[]> real = points(1, 1);
    double equal = EnergyDistance.ofPairs(real, points(2, 1));
    assertThat(equal).isCloseTo(0, within(0.02));
    assertThat(EnergyDistance.ofPairs(real, points(3, 0.1))).isGreaterThan(equal + 0.3);
  }

  @Test
  void needsTwoPairs() {
    assertThatThrownBy(() -> EnergyDistance.ofPairs(points(1, 1), List.of(new float[2])))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("needs two pairs at least, got 500 and 1 vectors");
  }

  private static List<float[]> points(long seed, double deviation) {
    Random random = new Random(seed);
    List<float[]> points = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      points.add(
          new float[] {
            (float) (deviation * random.nextGaussian()), (float) (deviation * random.nextGaussian())
          });
    }
    return points;
  }
}
