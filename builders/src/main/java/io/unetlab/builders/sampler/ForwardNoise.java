package io.unetlab.builders.sampler;

/** A picture noised to a share a of itself: Ho et al., arXiv 2006.11239, equation 4. */
final class ForwardNoise {

  private ForwardNoise() {}

  static double[] add(double[] picture, double a, double[] noise) {
    double[] noised = new double[picture.length];
    for (int i = 0; i < noised.length; i++) {
      noised[i] = Math.sqrt(a) * picture[i] + Math.sqrt(1 - a) * noise[i];
    }
    return noised;
  }
}
