package io.unetlab.ablations.analysis;

/**
 * Least squares for many models over the same columns: each column enters or leaves at the cost of
 * one pass over the matrix of cross products. J. H. Goodnight, "A Tutorial on the SWEEP Operator",
 * The American Statistician 33 (1979), 149-158.
 *
 * <p>For the included columns, the matrix holds minus the inverse of their cross products; for an
 * included and an excluded one, the regression coefficient; for the excluded ones, the residual
 * cross products.
 */
final class Sweep {

  // The residual of a linearly dependent column is rounding error; that of a nearly dependent
  // column is larger than this in any design of a few hundred columns.
  private static final double ALIASED = 1e-9;

  private final double[][] matrix;
  private final double[] squares;
  private final boolean[] in;

  /** Starts without any column; takes ownership of the matrix and changes it. */
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

  /** An independent copy. */
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

  /** Includes a column, unless it depends linearly on the included ones. */
  void enter(int column) {
    if (!in[column] && matrix[column][column] > ALIASED * squares[column]) {
      pivot(column, 1);
      in[column] = true;
    }
  }

  /** Excludes a column again. */
  void leave(int column) {
    if (in[column]) {
      pivot(column, -1);
      in[column] = false;
    }
  }

  /** The current entry for two columns. */
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
