package io.unetlab.builders.sampler;

import io.unetlab.spec.pipeline.Prediction;

/** The picture x0 that a network's output says, at one share a of picture in its input. */
record Predicted(Prediction prediction, double a) {

  /** The picture by one number: x is the network's input, out its output. */
  double picture(double x, double out) {
    return switch (prediction) {
      case EPSILON -> (x - Math.sqrt(1 - a) * out) / Math.sqrt(a);
      case V_PREDICTION -> Math.sqrt(a) * x - Math.sqrt(1 - a) * out;
      case SAMPLE -> out;
    };
  }

  /** The noise in x, given the picture in it. */
  double noise(double x, double picture) {
    return (x - Math.sqrt(a) * picture) / Math.sqrt(1 - a);
  }

  /** The picture in each number of a latent. */
  double[] picture(double[] x, double[] out) {
    double[] picture = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      picture[i] = picture(x[i], out[i]);
    }
    return picture;
  }
}
