package io.unetlab.builders.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeededNoiseTest {

  /** Computed by another program from the javadoc. Other numbers would be other pictures. */
  @ParameterizedTest
  @CsvSource({
    "0, 0, -0.45275774021745807, 0.20776603893419174, 2.650605812079669",
    "0, 1, -0.5278119067795359, 0.545389956864781, 1.2314283841015077",
    "7, 0, -0.7698791789322214, 0.3228481184902554, -0.5287002665984288",
    "-1, 3, 1.0928383010887286, -0.11409175316239505, -0.5500591522315131"
  })
  void numbersNeverChange(long seed, int step, double first, double second, double third) {
    assertThat(new SeededNoise(seed).noise(step, 3))
        .containsExactly(new double[] {first, second, third}, Offset.offset(1e-14));
  }

  @Test
  void aPictureOfAnotherSizeStartsWithTheSameNumbers() {
    double[] some = new SeededNoise(5).noise(0, 101);
    assertThat(Arrays.copyOf(new SeededNoise(5).noise(0, 1000), 101)).isEqualTo(some);
  }

  @Test
  void isNormal() {
    double[] numbers = new SeededNoise(1).noise(0, 1_000_000);
    double mean = Arrays.stream(numbers).average().orElseThrow();
    double variance = Arrays.stream(numbers).map(it -> it * it).average().orElseThrow();
    double fourth = Arrays.stream(numbers).map(it -> Math.pow(it, 4)).average().orElseThrow();
    long beyondTwo = Arrays.stream(numbers).filter(it -> Math.abs(it) > 2).count();
    assertThat(mean).isEqualTo(0, Offset.offset(4e-3));
    assertThat(variance).isEqualTo(1, Offset.offset(6e-3));
    assertThat(fourth).isEqualTo(3, Offset.offset(4e-2));
    assertThat(beyondTwo / 1e6).isEqualTo(0.0455, Offset.offset(1e-3));
  }

  @Test
  void stepsAndSeedsAreIndependent() {
    double[] one = new SeededNoise(1).noise(0, 100_000);
    assertThat(correlation(one, new SeededNoise(2).noise(0, 100_000)))
        .isEqualTo(0, Offset.offset(0.015));
    assertThat(correlation(one, new SeededNoise(1).noise(1, 100_000)))
        .isEqualTo(0, Offset.offset(0.015));
  }

  private static double correlation(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum / a.length;
  }
}
