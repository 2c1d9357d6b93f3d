package io.unetlab.profiler.predict;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/**
 * Ridge regression of logarithms: a power law of the sizes, quadratic in their logarithms where
 * enough points determine that, plus the residuals of the nearest points, weighted by distance,
 * where leaving points out shows that they help.
 */
final class LogRegression {

  /** A measured operation: logarithms of its sizes and of its time. */
  record Point(double[] sizes, double value) {}

  private static final double RIDGE = 1e-3;

  /** Points for each coefficient, at least, for the quadratic form. */
  private static final int EACH = 3;

  private static final int NEIGHBOURS = 4;

  /** In standard deviations of the sizes, squared: nearer points count alike. */
  private static final double NEAR = 1e-2;

  /** What is left where points are repeated exactly; measured times are never better. */
  private static final double LEAST_DEVIATION = 0.01;

  private final List<Point> points;
  private final Fit all;
  private final boolean follows;
  private final double[] errors;

  LogRegression(List<Point> points) {
    this.points = List.copyOf(points);
    this.all = new Fit(points);
    double[] plain = new double[points.size()];
    double[] followed = new double[points.size()];
    for (int i = 0; i < plain.length; i++) {
      int left = i;
      List<Point> others =
          IntStream.range(0, plain.length).filter(j -> j != left).mapToObj(points::get).toList();
      if (!others.isEmpty()) {
        Fit fit = new Fit(others);
        plain[i] = fit.value(points.get(i).sizes(), false) - points.get(i).value();
        followed[i] = fit.value(points.get(i).sizes(), true) - points.get(i).value();
      }
    }
    this.follows = squares(followed) < squares(plain);
    this.errors = follows ? followed : plain;
  }

  private static double squares(double[] values) {
    return Arrays.stream(values).map(it -> it * it).sum();
  }

  int points() {
    return points.size();
  }

  double value(double[] sizes) {
    return all.value(sizes, follows);
  }

  /** What each point's logarithm would be predicted too high by, without it. */
  double[] errors() {
    return errors.clone();
  }

  /** Root mean square of these errors. */
  double deviation() {
    return Math.max(LEAST_DEVIATION, Math.sqrt(squares(errors) / errors.length));
  }

  /** Coefficients for some points. */
  private static final class Fit {

    private final List<Point> points;
    private final double[] centre;
    private final double[] scale;
    private final boolean quadratic;
    private final double level;
    private final double[] coefficients;

    Fit(List<Point> points) {
      this.points = points;
      int sizes = points.get(0).sizes().length;
      this.centre = new double[sizes];
      this.scale = new double[sizes];
      for (int d = 0; d < sizes; d++) {
        int dimension = d;
        double[] values = points.stream().mapToDouble(it -> it.sizes()[dimension]).toArray();
        double mean = Arrays.stream(values).average().orElse(0);
        double variance =
            Arrays.stream(values).map(it -> (it - mean) * (it - mean)).average().orElse(0);
        centre[d] = mean;
        scale[d] = variance > 0 ? Math.sqrt(variance) : 1;
      }
      this.quadratic = points.size() >= EACH * (1 + sizes + sizes * (sizes + 1) / 2);
      this.level = points.stream().mapToDouble(Point::value).average().orElse(0);
      this.coefficients = solved();
    }

    private double[] solved() {
      double[][] rows =
          points.stream().map(it -> terms(scaled(it.sizes()))).toArray(double[][]::new);
      RealMatrix x = MatrixUtils.createRealMatrix(rows);
      RealVector y =
          new ArrayRealVector(points.stream().mapToDouble(it -> it.value() - level).toArray());
      RealMatrix normal = x.transpose().multiply(x);
      double ridge = RIDGE * points.size();
      for (int i = 0; i < normal.getRowDimension(); i++) {
        normal.addToEntry(i, i, ridge);
      }
      return new CholeskyDecomposition(normal).getSolver().solve(x.preMultiply(y)).toArray();
    }

    private double[] scaled(double[] sizes) {
      return IntStream.range(0, sizes.length)
          .mapToDouble(i -> (sizes[i] - centre[i]) / scale[i])
          .toArray();
    }

    private double[] terms(double[] z) {
      int linear = 1 + z.length;
      double[] terms = new double[quadratic ? linear + z.length * (z.length + 1) / 2 : linear];
      terms[0] = 1;
      System.arraycopy(z, 0, terms, 1, z.length);
      int at = linear;
      for (int i = 0; quadratic && i < z.length; i++) {
        for (int j = i; j < z.length; j++) {
          terms[at++] = z[i] * z[j];
        }
      }
      return terms;
    }

    private double trend(double[] z) {
      double[] terms = terms(z);
      double sum = level;
      for (int i = 0; i < terms.length; i++) {
        sum += coefficients[i] * terms[i];
      }
      return sum;
    }

    double value(double[] sizes, boolean follow) {
      double[] z = scaled(sizes);
      return follow ? trend(z) + residual(z) : trend(z);
    }

    // Inverse distance weighting of the nearest points' residuals.
    private double residual(double[] z) {
      double[][] others = points.stream().map(it -> scaled(it.sizes())).toArray(double[][]::new);
      double[] distances =
          Arrays.stream(others).mapToDouble(it -> squaredDistance(it, z)).toArray();
      int[] nearest =
          IntStream.range(0, distances.length)
              .boxed()
              .sorted(Comparator.comparingDouble(i -> distances[i]))
              .limit(NEIGHBOURS)
              .mapToInt(Integer::intValue)
              .toArray();
      double sum = 0;
      double weights = 0;
      for (int i : nearest) {
        double weight = 1 / (distances[i] + NEAR);
        sum += weight * (points.get(i).value() - trend(others[i]));
        weights += weight;
      }
      return sum / weights;
    }

    private static double squaredDistance(double[] a, double[] b) {
      double sum = 0;
      for (int i = 0; i < a.length; i++) {
        sum += (a[i] - b[i]) * (a[i] - b[i]);
      }
      return sum;
    }
  }
}
