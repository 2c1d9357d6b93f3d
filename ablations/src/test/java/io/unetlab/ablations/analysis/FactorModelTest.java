package io.unetlab.ablations.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FactorModelTest {

  // D. C. Montgomery, Design and Analysis of Experiments, the battery experiment of the chapter on
  // factorial designs: life in hours of three materials at three temperatures, four times each.
  private static final double[][][] BATTERIES = {
    {{130, 155, 74, 180}, {34, 40, 80, 75}, {20, 70, 82, 58}},
    {{150, 188, 159, 126}, {136, 122, 106, 115}, {25, 70, 58, 45}},
    {{138, 110, 168, 160}, {174, 120, 150, 139}, {96, 104, 82, 60}}
  };

  @Test
  void aTextbooksAnalysisOfVariance() {
    List<int[]> chosen = new ArrayList<>();
    List<Double> life = new ArrayList<>();
    for (int material = 0; material < 3; material++) {
      for (int temperature = 0; temperature < 3; temperature++) {
        for (double hours : BATTERIES[material][temperature]) {
          chosen.add(new int[] {material, temperature});
          life.add(hours);
        }
      }
    }
    FactorModel model =
        new FactorModel(
            new int[] {3, 3}, chosen.toArray(int[][]::new), new double[][] {array(life)}, true);

    assertPart(model.ofFactor(0).get(0), 2, 10683.72);
    assertPart(model.ofFactor(1).get(0), 2, 39118.72);
    assertPart(model.ofPair(0, 1).get(0), 4, 9613.78);
    assertPart(model.restOfFull(0), 27, 18230.75);
    assertPart(model.total(0), 35, 77646.97);
  }

  private static void assertPart(FactorModel.Part part, int df, double sumOfSquares) {
    assertThat(part.df()).isEqualTo(df);
    assertThat(part.sumOfSquares()).isCloseTo(sumOfSquares, offset(0.005));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void anUnbalancedDesignIsFittedAsByCommonsMath(long seed) {
    Random random = new Random(seed);
    int[] options = {2, 3, 2 + random.nextInt(2)};
    int trials = 600 + random.nextInt(40);
    int[][] chosen = new int[trials][options.length];
    double[][] responses = new double[2][trials];
    for (int t = 0; t < trials; t++) {
      for (int f = 0; f < options.length; f++) {
        // The first options are chosen more often.
        chosen[t][f] = Math.min(random.nextInt(options[f]), random.nextInt(options[f]));
      }
      responses[0][t] = 4e11 + 1e9 * chosen[t][0] * chosen[t][1] + 1e8 * random.nextGaussian();
      responses[1][t] = random.nextGaussian() - chosen[t][2];
    }
    FactorModel model = new FactorModel(options, chosen, responses, true);
    if (!model.isWhole()) {
      throw new IllegalStateException("choose a seed whose design has every pair");
    }

    for (int y = 0; y < responses.length; y++) {
      double[] main = regress(model.columns(), model.columns().firstPair(), chosen, responses[y]);
      double[] full = regress(model.columns(), model.columns().count(), chosen, responses[y]);
      double scale = y == 0 ? 1e9 : 1;
      assertThat(model.main(1, 2, y).getAsDouble() / scale)
          .isCloseTo(main[model.columns().main(1, 2)] / scale, offset(1e-7));
      assertThat(model.pair(0, 1, 2, 1, y).getAsDouble() / scale)
          .isCloseTo(full[model.columns().pair(0, 1, 2, 1)] / scale, offset(1e-7));
      assertThat(model.restOfFull(y).sumOfSquares() / full[full.length - 1])
          .isCloseTo(1, offset(1e-7));
      assertThat(model.restOfMain(y).sumOfSquares() / main[main.length - 1])
          .isCloseTo(1, offset(1e-7));
      double without = withoutPair(model.columns(), chosen, responses[y]);
      assertThat(
              (model.ofPair(0, 2).get(y).sumOfSquares() + model.restOfFull(y).sumOfSquares())
                  / without)
          .isCloseTo(1, offset(1e-7));
    }
  }

  /** The coefficients with the constant first, then the residual sum of squares. */
  private static double[] regress(Columns columns, int to, int[][] chosen, double[] response) {
    List<Integer> kept = new ArrayList<>();
    for (int column = 1; column < to; column++) {
      kept.add(column);
    }
    return regress(columns, kept, chosen, response);
  }

  private static double withoutPair(Columns columns, int[][] chosen, double[] response) {
    List<Integer> kept = new ArrayList<>();
    for (int column = 1; column < columns.count(); column++) {
      if (!columns.ofPair(0, 2).contains(column)) {
        kept.add(column);
      }
    }
    double[] result = regress(columns, kept, chosen, response);
    return result[result.length - 1];
  }

  private static double[] regress(
      Columns columns, List<Integer> kept, int[][] chosen, double[] response) {
    double[][] x = new double[chosen.length][kept.size()];
    int[] active = new int[columns.count()];
    for (int t = 0; t < chosen.length; t++) {
      int count = columns.active(chosen[t], active);
      for (int i = 1; i < count; i++) {
        int at = kept.indexOf(active[i]);
        if (at >= 0) {
          x[t][at] = 1;
        }
      }
    }
    OLSMultipleLinearRegression regression = new OLSMultipleLinearRegression();
    regression.newSampleData(response, x);
    double[] coefficients = regression.estimateRegressionParameters();
    double[] all = Arrays.copyOf(coefficients, coefficients.length + 1);
    all[coefficients.length] = regression.calculateResidualSumOfSquares();
    return all;
  }

  @Test
  void whatAlwaysComesTogetherCannotBeToldApart() {
    int[][] chosen = {{0, 0, 0}, {1, 1, 0}, {0, 0, 1}, {1, 1, 1}};
    FactorModel model =
        new FactorModel(new int[] {2, 2, 2}, chosen, new double[][] {{1, 5, 2, 6}}, false);

    assertThat(model.main(0, 1, 0)).isEmpty();
    assertThat(model.main(1, 1, 0)).isEmpty();
    assertThat(model.aliases(0, 1)).containsExactly(model.columns().main(1, 1));
    assertThat(model.aliases(1, 1)).containsExactly(model.columns().main(0, 1));
    assertThat(model.main(2, 1, 0).getAsDouble()).isCloseTo(1, offset(1e-12));
    assertThat(model.ofFactor(0).get(0)).isEqualTo(new FactorModel.Part(0, 0));
  }

  @Test
  void anEqualResponseHasNoVariation() {
    int[][] chosen = {{0, 0}, {0, 1}, {1, 0}, {1, 1}};
    FactorModel model =
        new FactorModel(new int[] {2, 2}, chosen, new double[][] {{0.1, 0.1, 0.1, 0.1}}, true);

    assertThat(model.total(0).sumOfSquares()).isZero();
    assertThat(model.main(0, 1, 0)).hasValue(0);
  }

  @Test
  void aHundredThousandTrialsTakeAMoment() {
    int[] options = {2, 3, 4, 5, 4, 5, 6, 7};
    Random random = new Random(7);
    int[][] chosen = new int[100_000][options.length];
    double[][] responses = new double[9][chosen.length];
    for (int t = 0; t < chosen.length; t++) {
      for (int f = 0; f < options.length; f++) {
        chosen[t][f] = random.nextInt(options[f]);
      }
      for (double[] response : responses) {
        response[t] = chosen[t][0] + random.nextGaussian();
      }
    }
    long start = System.nanoTime();
    FactorModel model = new FactorModel(options, chosen, responses, true);
    assertThat(model.main(0, 1, 8).getAsDouble()).isCloseTo(1, offset(0.05));
    // It takes a fraction of a second; the bound is for machines that do other things as well.
    assertThat(System.nanoTime() - start).isLessThan(20_000_000_000L);
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
