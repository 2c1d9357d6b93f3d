package io.unetlab.spec.pipeline;

/** How the network's output leads from one latent to the next, less noisy one. */
public enum SamplerKind {
  /** Song et al., Denoising Diffusion Implicit Models, arXiv 2010.02502, equation 12. */
  DDIM(Spacing.LEADING, false),
  /** Euler's method on the probability flow: Karras et al., arXiv 2206.00364, algorithm 1. */
  EULER(Spacing.LEADING, true),
  /** DPM-Solver++(2M): Lu et al., arXiv 2211.01095, algorithm 2. */
  DPMPP_2M(Spacing.LINSPACE, true),
  /** Multistep consistency sampling of latent consistency models: Luo et al., arXiv 2310.04378. */
  LCM(Spacing.LEADING, false),
  /**
   * UFOGen's: each step predicts the picture, and all but the last noise it again; one step is its
   * usual form. Xu et al., arXiv 2311.09257.
   */
  UFOGEN(Spacing.TRAILING, false);

  private final Spacing spacing;
  private final boolean sigmas;

  SamplerKind(Spacing spacing, boolean sigmas) {
    this.spacing = spacing;
    this.sigmas = sigmas;
  }

  /** The spacing of its timesteps, unless another is stated. */
  public Spacing spacing() {
    return spacing;
  }

  /** Whether other spacings are possible: LCM's and UFOGen's timesteps are those of training. */
  public boolean spaces() {
    return this == DDIM || sigmas;
  }

  /** Whether it steps through noise levels, which may be spaced as Karras et al. propose. */
  public boolean usesSigmas() {
    return sigmas;
  }
}
