package io.unetlab.profiler.predict;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/**
 * From what operations take by themselves to what they take within a network: a factor for each
 * kind of work, milliseconds for each megabyte of weights (cold within a network, warm when an
 * operation is repeated) and for each kernel, and a constant for each network.
 *
 * @param coefficients one for each kind of work, then memory, kernel and constant
 */
record Correction(double[] coefficients) {

  static final int MEMORY = WorkKind.values().length;
  static final int KERNEL = MEMORY + 1;
  static final int CONSTANT = KERNEL + 1;
  static final int TERMS = CONSTANT + 1;

  /** What is assumed without any network: operations take the same within one. */
  static final Correction NEUTRAL = new Correction(neutral());

  /** Standard deviations of what is assumed: a factor, ms per megabyte, ms per kernel. */
  private static final double FACTOR = 0.2;

  private static final double PER_MEGABYTE = 0.1;
  private static final double PER_KERNEL = 0.005;

  /** Of the constant, relative to the networks' mean. */
  private static final double OF_MEAN = 0.02;

  /** Of a measured network, relative. */
  private static final double NOISE = 0.02;

  /** A network with its measured latency. */
  record Sample(NetworkSums sums, double millis) {}

  Correction {
    if (coefficients.length != TERMS) {
      throw new IllegalArgumentException("expected " + TERMS + " coefficients");
    }
    coefficients = coefficients.clone();
  }

  private static double[] neutral() {
    double[] neutral = new double[TERMS];
    Arrays.fill(neutral, 0, MEMORY, 1);
    return neutral;
  }

  /**
   * The most probable coefficients, of which none is negative: Bayesian linear regression, with
   * independent normal priors around {@link #NEUTRAL} and an error in proportion to the latency.
   */
  static Correction fit(List<Sample> samples) {
    if (samples.isEmpty()) {
      return NEUTRAL;
    }
    double mean = samples.stream().mapToDouble(Sample::millis).average().orElseThrow();
    double[] deviations = new double[TERMS];
    Arrays.fill(deviations, 0, MEMORY, FACTOR);
    deviations[MEMORY] = PER_MEGABYTE;
    deviations[KERNEL] = PER_KERNEL;
    deviations[CONSTANT] = OF_MEAN * mean;
    while (true) {
      double[] fitted = solved(samples, deviations);
      boolean sound = true;
      for (int i = 0; i < TERMS; i++) {
        if (fitted[i] < 0) {
          deviations[i] = 0;
          sound = false;
        }
      }
      if (sound) {
        return new Correction(fitted);
      }
    }
  }

  // In units of the deviations, so a term with deviation 0 keeps its neutral value.
  private static double[] solved(List<Sample> samples, double[] deviations) {
    double[][] rows = new double[samples.size()][TERMS];
    double[] left = new double[samples.size()];
    for (int i = 0; i < rows.length; i++) {
      double[] terms = samples.get(i).sums().terms();
      double noise = NOISE * samples.get(i).millis();
      left[i] = (samples.get(i).millis() - NEUTRAL.of(terms)) / noise;
      for (int j = 0; j < TERMS; j++) {
        rows[i][j] = terms[j] * deviations[j] / noise;
      }
    }
    RealMatrix x = MatrixUtils.createRealMatrix(rows);
    RealVector y = new ArrayRealVector(left);
    RealMatrix normal = x.transpose().multiply(x).add(MatrixUtils.createRealIdentityMatrix(TERMS));
    double[] steps =
        new CholeskyDecomposition(normal).getSolver().solve(x.preMultiply(y)).toArray();
    double[] fitted = neutral();
    for (int j = 0; j < TERMS; j++) {
      fitted[j] += steps[j] * deviations[j];
    }
    return fitted;
  }

  private double of(double[] terms) {
    double sum = 0;
    for (int i = 0; i < TERMS; i++) {
      sum += coefficients[i] * terms[i];
    }
    return sum;
  }

  /** The latency of a network in milliseconds. */
  double millis(NetworkSums sums) {
    return of(sums.terms());
  }

  /** What some operations in one kernel add. */
  double millis(PricedGroup group) {
    return factor(group.work()) * group.estimate().millis()
        + coefficients[MEMORY] * group.weightMegabytes()
        + coefficients[KERNEL];
  }

  /** The standard deviation of that: only what operations take by themselves is computed. */
  double deviation(PricedGroup group) {
    Estimate estimate = group.estimate();
    return factor(group.work()) * estimate.millis() * estimate.deviation();
  }

  double factor(WorkKind work) {
    return coefficients[work.ordinal()];
  }

  /** What a network adds, whatever is in it. */
  double constant() {
    return coefficients[CONSTANT];
  }

  @Override
  public double[] coefficients() {
    return coefficients.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Correction that && Arrays.equals(coefficients, that.coefficients);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(coefficients);
  }
}
