package io.unetlab.training.measure;

import java.util.Arrays;
import java.util.List;

/**
 * Precision and recall of sampled pictures: Kynkäänniemi et al., arXiv 1904.06991, equations 1 and
 * 2. A set covers a point that is at most as far from one of its members as that member's third
 * nearest neighbour in the set. Precision is the share of the sampled pictures that the real ones
 * cover: whether they look real. Recall is the share of the real pictures that the sampled ones
 * cover: whether they are as diverse. Both are from 0 to 1, and near 0 until samples are good.
 */
final class Coverage {

  /** Which of the nearest neighbours is the last that counts. */
  static final int NEIGHBOUR = 3;

  private Coverage() {}

  /**
   * The share of points that a set covers.
   *
   * @param by more than three features
   */
  static double share(List<double[]> points, List<double[]> by) {
    if (by.size() <= NEIGHBOUR) {
      throw new IllegalArgumentException("needs more than 3 pictures, got " + by.size());
    }
    double[] radii = by.stream().mapToDouble(it -> squareOfNeighbour(it, by)).toArray();
    long covered = points.stream().filter(it -> isCovered(it, by, radii)).count();
    return (double) covered / points.size();
  }

  // The point itself is the first at distance 0.
  private static double squareOfNeighbour(double[] point, List<double[]> by) {
    double[] squares = by.stream().mapToDouble(it -> square(point, it)).toArray();
    Arrays.sort(squares);
    return squares[NEIGHBOUR];
  }

  private static boolean isCovered(double[] point, List<double[]> by, double[] radii) {
    for (int i = 0; i < radii.length; i++) {
      if (square(point, by.get(i)) <= radii[i]) {
        return true;
      }
    }
    return false;
  }

  private static double square(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return sum;
  }
}
