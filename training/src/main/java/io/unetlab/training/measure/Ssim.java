package io.unetlab.training.measure;

import io.unetlab.builders.graph.TensorShape;

/**
 * The structural similarity of two pictures: Wang et al., "Image quality assessment: from error
 * visibility to structural similarity", IEEE TIP 13(4), 2004, equation 13, with a Gaussian window
 * of 11 x 11 and sigma 1.5, K1 = 0.01, K2 = 0.03, on values from 0 to 1; the mean over channels and
 * over the pixels whose window is inside the picture. 1 for equal pictures. Equal to scikit-image's
 * {@code structural_similarity} with {@code gaussian_weights}, sigma 1.5 and without {@code
 * use_sample_covariance}.
 */
final class Ssim {

  /** The least side of a picture. */
  static final int WINDOW = 11;

  private static final double SIGMA = 1.5;
  private static final double C1 = 0.01 * 0.01;
  private static final double C2 = 0.03 * 0.03;
  private static final double[] WEIGHTS = weights();

  private Ssim() {}

  private static double[] weights() {
    double[] weights = new double[WINDOW];
    double sum = 0;
    for (int i = 0; i < WINDOW; i++) {
      double from = i - WINDOW / 2;
      weights[i] = Math.exp(-from * from / (2 * SIGMA * SIGMA));
      sum += weights[i];
    }
    for (int i = 0; i < WINDOW; i++) {
      weights[i] /= sum;
    }
    return weights;
  }

  /**
   * Of two pictures, pixels from -1 to 1, which are clipped.
   *
   * @param shape of each, 1 x C x H x W
   */
  static double of(float[] a, float[] b, TensorShape shape) {
    int height = Math.toIntExact(shape.dim(2));
    int width = Math.toIntExact(shape.dim(3));
    if (Math.min(height, width) < WINDOW) {
      throw new IllegalArgumentException("SSIM needs a picture of 11 x 11 or more, got " + shape);
    }
    int channels = Math.toIntExact(shape.dim(1));
    double sum = 0;
    for (int c = 0; c < channels; c++) {
      sum += ofChannel(unit(a, c, height * width), unit(b, c, height * width), width);
    }
    return sum / channels;
  }

  private static double[] unit(float[] picture, int channel, int count) {
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = Math.max(0, Math.min(1, picture[channel * count + i] / 2.0 + 0.5));
    }
    return values;
  }

  private static double ofChannel(double[] a, double[] b, int width) {
    double[] meanA = filtered(a, width);
    double[] meanB = filtered(b, width);
    double[] squareA = filtered(product(a, a), width);
    double[] squareB = filtered(product(b, b), width);
    double[] both = filtered(product(a, b), width);
    double sum = 0;
    for (int i = 0; i < both.length; i++) {
      double ab = meanA[i] * meanB[i];
      double aa = meanA[i] * meanA[i];
      double bb = meanB[i] * meanB[i];
      double above = (2 * ab + C1) * (2 * (both[i] - ab) + C2);
      sum += above / ((aa + bb + C1) * (squareA[i] - aa + squareB[i] - bb + C2));
    }
    return sum / both.length;
  }

  private static double[] product(double[] a, double[] b) {
    double[] product = new double[a.length];
    for (int i = 0; i < product.length; i++) {
      product[i] = a[i] * b[i];
    }
    return product;
  }

  // Rows, then columns; only where the window is inside.
  private static double[] filtered(double[] values, int width) {
    int height = values.length / width;
    int inner = width - WINDOW + 1;
    double[] rows = new double[height * inner];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < inner; x++) {
        rows[y * inner + x] = weighted(values, y * width + x, 1);
      }
    }
    double[] both = new double[(height - WINDOW + 1) * inner];
    for (int i = 0; i < both.length; i++) {
      both[i] = weighted(rows, i, inner);
    }
    return both;
  }

  private static double weighted(double[] values, int from, int stride) {
    double sum = 0;
    for (int i = 0; i < WINDOW; i++) {
      sum += WEIGHTS[i] * values[from + i * stride];
    }
    return sum;
  }
}
