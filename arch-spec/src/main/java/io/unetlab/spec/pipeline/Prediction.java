package io.unetlab.spec.pipeline;

/**
 * What a diffusion network's output means. With the picture x0 and noise e, its input is x =
 * sqrt(a) x0 + sqrt(1 - a) e.
 */
public enum Prediction {
  /** The noise e. */
  EPSILON,
  /** v = sqrt(a) e - sqrt(1 - a) x0: Salimans and Ho, arXiv 2202.00512, appendix D. */
  V_PREDICTION,
  /** The picture x0 itself. */
  SAMPLE
}
