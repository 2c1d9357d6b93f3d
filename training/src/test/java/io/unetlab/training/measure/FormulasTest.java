package io.unetlab.training.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.unetlab.builders.generate.SeededNoise;
import io.unetlab.builders.graph.TensorShape;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Measures against closed forms. */
class FormulasTest {

  /** Two points a +- 1/sqrt(2) have the variance 1, so scaled ones have (s - 1)^2. */
  @Test
  void theDistanceOfNormalDistributionsHasAClosedForm() {
    List<double[]> a = points(0, 1, 1);
    List<double[]> b = points(3, 2, 1);
    List<double[]> c = points(0, 2, 5);

    assertThat(FrechetDistance.of(a, a)).isCloseTo(0, within(1e-12));
    assertThat(FrechetDistance.of(a, b)).isCloseTo(9 + 1, within(1e-9));
    assertThat(FrechetDistance.of(a, c)).isCloseTo(1 + 16, within(1e-9));
  }

  // A cross: each axis has the given standard deviation, and they do not correlate.
  private static List<double[]> points(double x, double first, double second) {
    double scale = Math.sqrt(1.5);
    return List.of(
        new double[] {x + scale * first, 0},
        new double[] {x - scale * first, 0},
        new double[] {x, scale * second},
        new double[] {x, -scale * second});
  }

  /** Normal features of unequal scale: means over many points come near the formula. */
  @Test
  void manyPointsComeNearTheirDistribution() {
    List<double[]> a = normal(1, 4000, 1);
    List<double[]> b = normal(2, 4000, 2);

    assertThat(FrechetDistance.of(a, b)).isCloseTo(8, within(0.4));
  }

  private static List<double[]> normal(long seed, int count, double scale) {
    double[] noise = new SeededNoise(seed).noise(0, 8 * count);
    return IntStream.range(0, count)
        .mapToObj(i -> Arrays.stream(noise, 8 * i, 8 * i + 8).map(it -> it * scale).toArray())
        .toList();
  }

  @Test
  void farSamplesAreNeitherPreciseNorDiverse() {
    List<double[]> real = normal(1, 50, 1);
    List<double[]> far = normal(2, 50, 1).stream().map(it -> new double[] {it[0] + 90}).toList();
    List<double[]> flat = real.stream().map(it -> new double[] {it[0]}).toList();

    assertThat(Coverage.share(far, flat)).isZero();
    assertThat(Coverage.share(flat, flat)).isEqualTo(1);
    assertThatThrownBy(() -> Coverage.share(flat, flat.subList(0, 3)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void equalPicturesAreAsSimilarAsCanBe() {
    float[] picture = new float[3 * 12 * 12];
    picture[5] = 7;
    TensorShape shape = TensorShape.of(1, 3, 12, 12);

    assertThat(Psnr.of(picture, picture)).isEqualTo(100);
    assertThat(Ssim.of(picture, picture, shape)).isEqualTo(1);
    assertThatThrownBy(() -> Ssim.of(picture, picture, TensorShape.of(1, 3, 9, 16)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** An error of 1/10 of the range everywhere: 20 dB. */
  @Test
  void aTenthOfTheRangeIsTwentyDecibels() {
    float[] black = new float[12];
    float[] lighter = new float[12];
    Arrays.fill(lighter, 0.2f);

    assertThat(Psnr.of(black, lighter)).isCloseTo(20, within(1e-5));
  }
}
