package io.unetlab.training.measure;

/**
 * The peak signal-to-noise ratio in dB, 10 log10(1 / MSE), of pictures with values from 0 to 1: for
 * pixels from -1 to 1, which are clipped, 10 log10(4 / MSE). Equal to scikit-image's {@code
 * peak_signal_noise_ratio}.
 */
final class Psnr {

  /** What equal pictures get, whose ratio is infinite. */
  static final double MOST = 100;

  private static final double RANGE = 2;

  private Psnr() {}

  /** Of two pictures of one shape, pixels from -1 to 1. */
  static double of(float[] a, float[] b) {
    double squares = 0;
    for (int i = 0; i < a.length; i++) {
      double difference = clipped(a[i]) - clipped(b[i]);
      squares += difference * difference;
    }
    return Math.min(MOST, 10 * Math.log10(RANGE * RANGE * a.length / squares));
  }

  private static double clipped(float value) {
    return Math.max(-1, Math.min(1, value));
  }
}
