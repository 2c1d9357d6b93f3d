package io.unetlab.spec.pipeline;

/** How the variance of the noise that training adds grows from the first timestep to the last. */
public enum BetaSchedule {
  /** Evenly: Ho et al., arXiv 2006.11239, section 4. */
  LINEAR,
  /** Its square root grows evenly, as in latent diffusion: Rombach et al., arXiv 2112.10752. */
  SCALED_LINEAR,
  /**
   * Such that the share of picture falls like a squared cosine: Nichol and Dhariwal, arXiv
   * 2102.09672, equation 17, with betas of at most 0.999. The schedule's own betas are not read.
   */
  SQUAREDCOS_CAP_V2
}
