package io.unetlab.ablations.search;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;
import org.apache.commons.math3.util.FastMath;

/**
 * Regression by a Gaussian process whose kernel is a line and smooth deviations from it, with noise
 * (Rasmussen and Williams, Gaussian Processes for Machine Learning, 2006, algorithm 2.1):
 *
 * <p>k(x, x') = x·x'/d + w exp(-|x - x'|²/(2 d l²)) + n δ(x, x')
 *
 * <p>with d features of mean 0 and standard deviation 1, and values scaled likewise. The weight w,
 * the length l and the noise n are those of a grid under which the values are the most likely.
 */
public final class GaussianProcess implements Predictor {

  private static final double[] WEIGHTS = {0.1, 1};
  private static final double[] LENGTHS = {0.5, 1, 2};
  private static final double[] NOISES = {1e-4, 1e-2, 0.1};

  /** Half an hour's measurements; the time to learn from more grows with their cube. */
  private static final int MOST = 400;

  private record Kernel(double weight, double length, double noise) {

    double of(double[] one, double[] other) {
      double dot = 0;
      double square = 0;
      for (int i = 0; i < one.length; i++) {
        dot += one[i] * other[i];
        double difference = one[i] - other[i];
        square += difference * difference;
      }
      return dot / one.length + weight * FastMath.exp(-square / (2 * one.length * length * length));
    }
  }

  /** What follows from the known values under one kernel. */
  private static final class Fit {

    private final Kernel kernel;
    private final double[][] lower;
    private final double[] solved;
    private final double likelihood;

    Fit(Kernel kernel, double[][] lower, double[] solved, double likelihood) {
      this.kernel = kernel;
      this.lower = lower;
      this.solved = solved;
      this.likelihood = likelihood;
    }
  }

  private static final Fit NOTHING =
      new Fit(new Kernel(1, 1, 1), new double[0][], new double[0], 0);

  private final Function<int[], double[]> features;
  private final double[] means;
  private final double[] sds;
  private double[][] known = new double[0][];
  private double mean;
  private double sd = 1;
  private Fit fit = NOTHING;

  /**
   * A process that knows no values yet.
   *
   * @param features of a configuration
   * @param sample configurations of the space, from which each feature's scale is taken
   */
  public GaussianProcess(Function<int[], double[]> features, List<int[]> sample) {
    this.features = features;
    double[][] drawn = sample.stream().map(features).toArray(double[][]::new);
    this.means = new double[drawn[0].length];
    this.sds = new double[drawn[0].length];
    for (int i = 0; i < means.length; i++) {
      int column = i;
      double[] values = Arrays.stream(drawn).mapToDouble(it -> it[column]).toArray();
      means[i] = mean(values);
      sds[i] = sd(values, means[i]);
    }
  }

  @Override
  public void learn(List<int[]> configurations, double[] values) {
    int from = Math.max(0, values.length - MOST);
    double[] recent = Arrays.copyOfRange(values, from, values.length);
    known =
        configurations.subList(from, values.length).stream()
            .map(this::scaled)
            .toArray(double[][]::new);
    mean = mean(recent);
    sd = sd(recent, mean);
    if (Arrays.stream(recent).allMatch(it -> it == recent[0])) {
      known = new double[0][];
      fit = NOTHING;
      return;
    }
    double[] targets = Arrays.stream(recent).map(it -> (it - mean) / sd).toArray();
    Fit best = fit(new Kernel(1, 1, 1), targets);
    for (double weight : WEIGHTS) {
      for (double length : LENGTHS) {
        for (double noise : NOISES) {
          Fit other = fit(new Kernel(weight, length, noise), targets);
          best = other.likelihood > best.likelihood ? other : best;
        }
      }
    }
    fit = best;
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).sum() / values.length;
  }

  // A constant has no scale.
  private static double sd(double[] values, double mean) {
    double squares = Arrays.stream(values).map(it -> (it - mean) * (it - mean)).sum();
    double sd = Math.sqrt(squares / values.length);
    return sd > 1e-12 * Math.abs(mean) ? sd : 1;
  }

  private double[] scaled(int[] configuration) {
    double[] scaled = features.apply(configuration);
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = (scaled[i] - means[i]) / sds[i];
    }
    return scaled;
  }

  private Fit fit(Kernel kernel, double[] targets) {
    int size = targets.length;
    double[][] covariance = new double[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        covariance[i][j] = kernel.of(known[i], known[j]);
        covariance[j][i] = covariance[i][j];
      }
      covariance[i][i] += kernel.noise();
    }
    try {
      CholeskyDecomposition cholesky =
          new CholeskyDecomposition(new Array2DRowRealMatrix(covariance, false), 1e-9, 0);
      double[][] lower = cholesky.getL().getData();
      double[] half = forward(lower, targets);
      double likelihood = 0;
      for (int i = 0; i < size; i++) {
        likelihood -= half[i] * half[i] / 2 + FastMath.log(lower[i][i]);
      }
      return new Fit(kernel, lower, half, likelihood);
    } catch (NonPositiveDefiniteMatrixException e) {
      return new Fit(kernel, new double[0][], new double[0], Double.NEGATIVE_INFINITY);
    }
  }

  // The solution v of L v = b.
  private static double[] forward(double[][] lower, double[] right) {
    double[] solution = new double[right.length];
    for (int i = 0; i < right.length; i++) {
      double rest = right[i];
      for (int j = 0; j < i; j++) {
        rest -= lower[i][j] * solution[j];
      }
      solution[i] = rest / lower[i][i];
    }
    return solution;
  }

  @Override
  public Estimate predict(int[] configuration) {
    double[] scaled = scaled(configuration);
    double[] covariance = new double[known.length];
    for (int i = 0; i < known.length; i++) {
      covariance[i] = fit.kernel.of(scaled, known[i]);
    }
    double[] half = forward(fit.lower, covariance);
    double predicted = 0;
    double variance = fit.kernel.of(scaled, scaled);
    for (int i = 0; i < half.length; i++) {
      predicted += half[i] * fit.solved[i];
      variance -= half[i] * half[i];
    }
    return new Estimate(mean + sd * predicted, sd * Math.sqrt(Math.max(0, variance)));
  }
}
