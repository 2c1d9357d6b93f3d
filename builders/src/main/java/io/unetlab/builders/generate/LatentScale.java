package io.unetlab.builders.generate;

/**
 * How latents are stored: the autoencoder's own latent is the UNet's divided by the factor, plus
 * the shift; both are notes of the autoencoder's config.
 */
public record LatentScale(double factor, double shift) {

  /** Stable Diffusion 1 and 2: Rombach et al., arXiv 2112.10752, appendix G. */
  public static final LatentScale STABLE_DIFFUSION = new LatentScale(0.18215, 0);

  /** Of autoencoders whose latents need none, as TAESD's. */
  public static final LatentScale NONE = new LatentScale(1, 0);

  public LatentScale {
    if (!(Math.abs(factor) > 0) || Double.isInfinite(factor)) {
      throw new IllegalArgumentException("factor must be a number other than 0, is " + factor);
    }
  }

  /** What the decoder reads. */
  double[] decoderInput(double[] latent) {
    double[] own = new double[latent.length];
    for (int i = 0; i < own.length; i++) {
      own[i] = latent[i] / factor + shift;
    }
    return own;
  }
}
