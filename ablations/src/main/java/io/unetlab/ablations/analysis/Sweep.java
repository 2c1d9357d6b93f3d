package io.unetlab.ablations.analysis;

/**
 * Least squares for many models over the same columns: each column enters or leaves at the cost of
 * one pass over the matrix of cross products. J. H. Goodnight, "A Tutorial on the SWEEP Operator",
 * The American Statistician 33 (1979), 149-158.
 *
 * <p>Of the columns that are in, the matrix holds minus the inverse of their cross products; where
 * such a column meets one that is out, the coefficient of the one for the other; of those that are
 * out, what is left of their cross products.
 */
final class Sweep {

  // What is left of a column that others make up is rounding; what is left of one that they nearly
  // make up is more than this in any design of a few hundred columns.
  private static final double ALIASED = 1e-9;

  private final double[][] matrix;
  private final double[] squares;
  private final boolean[] in;

  /** Starts without any column; the matrix is taken over and changed. */
  Sweep(double[][] crossProducts) {
    matrix = crossProducts;
    squares = new double[matrix.length];
    in = new boolean[matrix.length];
    for (int i = 0; i < matrix.length; i++) {
      squares[i] = matrix[i][i];
    }
  }

  private Sweep(double[][] matrix, double[] squares, boolean[] in) {
    this.matrix = matrix;
    this.squares = squares;
    this.in = in;
  }

  /** The same state, free to go its own way. */
  Sweep copy() {
    double[][] rows = new double[matrix.length][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = matrix[i].clone();
    }
    return new Sweep(rows, squares, in.clone());
  }

  boolean isIn(int column) {
    return in[column];
  }

  /** Takes a column in, unless those that are in make it up. */
  void enter(int column) {
    if (!in[column] && matrix[column][column] > ALIASED * squares[column]) {
      pivot(column, 1);
      in[column] = true;
    }
  }

  /** Takes a column out again. */
  void leave(int column) {
    if (in[column]) {
      pivot(column, -1);
      in[column] = false;
    }
  }

  /** The entry of two columns in the present state. */
  double at(int row, int column) {
    return matrix[row][column];
  }

  private void pivot(int k, int sign) {
    double[] pivots = matrix[k].clone();
    double d = pivots[k];
    for (int i = 0; i < matrix.length; i++) {
      double factor = pivots[i] / d;
      if (i == k || factor == 0) {
        continue;
      }
      double[] row = matrix[i];
      for (int j = 0; j < row.length; j++) {
        row[j] -= factor * pivots[j];
      }
      row[k] = sign * factor;
      matrix[k][i] = sign * factor;
    }
    matrix[k][k] = -1 / d;
  }
}
