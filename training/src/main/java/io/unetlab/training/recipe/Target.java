package io.unetlab.training.recipe;

/**
 * What the network learns to predict. With the picture x0 and noise e, its input is x = sqrt(a) x0
 * + sqrt(1 - a) e; for flow, x = (1 - t) x0 + t e.
 */
public enum Target {
  /** The noise e: Ho et al., arXiv 2006.11239, equation 14. */
  EPSILON,
  /** v = sqrt(a) e - sqrt(1 - a) x0: Salimans and Ho, arXiv 2202.00512, appendix D. */
  V_PREDICTION,
  /** The velocity e - x0: Lipman et al., arXiv 2210.02747; Liu et al., arXiv 2209.03003. */
  FLOW
}
