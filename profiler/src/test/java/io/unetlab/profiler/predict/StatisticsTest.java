package io.unetlab.profiler.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.unetlab.profiler.predict.ErrorFigures.Pair;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StatisticsTest {

  @Test
  void enoughErrorsBoundAFurtherOneByTheirOwnOrder() {
    double[] errors =
        IntStream.rangeClosed(1, 39).mapToDouble(it -> it % 2 == 0 ? it : -it).toArray();
    assertThat(Statistics.reach(errors)).isEqualTo(38);
  }

  @Test
  void theReachContainsNineteenOfTwentyFurtherErrors() {
    Random random = new Random(5);
    for (int n : new int[] {5, 12, 30}) {
      int inside = 0;
      for (int trial = 0; trial < 4000; trial++) {
        double reach =
            Statistics.reach(random.doubles(n).map(it -> random.nextGaussian()).toArray());
        inside += Math.abs(random.nextGaussian()) <= reach ? 1 : 0;
      }
      assertThat(inside / 4000.0).isBetween(0.93, 0.99);
    }
  }

  @Test
  void figuresOfKnownPairs() {
    ErrorFigures figures =
        ErrorFigures.of(
            List.of(
                new Pair(100, 104), new Pair(200, 184), new Pair(300, 360), new Pair(400, 400)));
    assertThat(figures.within5()).isEqualTo(0.5);
    assertThat(figures.within10()).isEqualTo(0.75);
    assertThat(figures.mape()).isCloseTo((0.04 + 0.08 + 0.2) / 4, within(1e-12));
    assertThat(figures.bias()).isCloseTo((0.04 - 0.08 + 0.2) / 4, within(1e-12));
    assertThat(figures.spearman()).isEqualTo(1);
    assertThat(figures.kendall()).isEqualTo(1);
  }
}
