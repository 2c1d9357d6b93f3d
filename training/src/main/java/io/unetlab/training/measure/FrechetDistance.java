package io.unetlab.training.measure;

import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.apache.commons.math3.stat.StatUtils;

/**
 * The squared Frechet distance of two normal distributions with the means and covariances of two
 * sets of features: |m1 - m2|^2 + tr(C1 + C2 - 2 (C1 C2)^(1/2)), Dowson and Landau, J. Multivariate
 * Analysis 12(3), 1982; of pictures, Heusel et al., arXiv 1706.08500, equation 6. In the features'
 * squared unit, so comparable only for the same features, the same number of pictures (fewer make
 * it larger) and the same mix of captions. It is FID only for Inception's features of 50,000
 * pictures, which nothing here is.
 *
 * <p>The eigenvalues of C1 C2 are the squares of the singular values of F1 F2^T for any factors C =
 * F^T F, so that no matrix is larger than the smaller of the features and the pictures.
 */
final class FrechetDistance {

  private FrechetDistance() {}

  /**
   * Of two sets of features.
   *
   * @param a at least two rows
   * @param b at least two rows of the same length
   */
  static double of(List<double[]> a, List<double[]> b) {
    double[] meanA = means(a);
    double[] meanB = means(b);
    RealMatrix factorA = factor(a, meanA);
    RealMatrix factorB = factor(b, meanB);
    double gap = 0;
    for (int i = 0; i < meanA.length; i++) {
      gap += (meanA[i] - meanB[i]) * (meanA[i] - meanB[i]);
    }
    RealMatrix both = factorA.multiply(factorB.transpose());
    double root = StatUtils.sum(new SingularValueDecomposition(both).getSingularValues());
    // Not below 0, which rounding may lead to.
    return Math.max(0, gap + squares(factorA) + squares(factorB) - 2 * root);
  }

  private static double[] means(List<double[]> rows) {
    double[] means = new double[rows.get(0).length];
    for (double[] row : rows) {
      for (int i = 0; i < means.length; i++) {
        means[i] += row[i] / rows.size();
      }
    }
    return means;
  }

  // F with F^T F = the covariance (of n - 1): the centred rows, or the covariance's root.
  private static RealMatrix factor(List<double[]> rows, double[] means) {
    double scale = 1 / Math.sqrt(rows.size() - 1.0);
    double[][] centred = new double[rows.size()][means.length];
    for (int i = 0; i < centred.length; i++) {
      for (int j = 0; j < means.length; j++) {
        centred[i][j] = scale * (rows.get(i)[j] - means[j]);
      }
    }
    RealMatrix own = new Array2DRowRealMatrix(centred, false);
    return centred.length <= means.length ? own : root(own.transpose().multiply(own));
  }

  private static RealMatrix root(RealMatrix covariance) {
    EigenDecomposition eigen = new EigenDecomposition(covariance);
    double[] values = eigen.getRealEigenvalues();
    RealMatrix scaled = eigen.getVT().copy();
    for (int i = 0; i < values.length; i++) {
      scaled.setRowVector(i, scaled.getRowVector(i).mapMultiply(Math.sqrt(Math.max(0, values[i]))));
    }
    return scaled;
  }

  private static double squares(RealMatrix matrix) {
    double norm = matrix.getFrobeniusNorm();
    return norm * norm;
  }
}
