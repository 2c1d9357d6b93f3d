package io.unetlab.spec.model;

/** The feed-forward's activation; a gated form projects to twice the inner width. */
public enum FeedForwardActivation {
  /** h * gelu(gate). */
  GEGLU(true, Activation.GELU),
  /** h * silu(gate). */
  SWIGLU(true, Activation.SILU),
  GELU(false, Activation.GELU),
  SILU(false, Activation.SILU);

  private final boolean gated;
  private final Activation activation;

  FeedForwardActivation(boolean gated, Activation activation) {
    this.gated = gated;
    this.activation = activation;
  }

  public boolean gated() {
    return gated;
  }

  /** The elementwise function inside. */
  public Activation activation() {
    return activation;
  }
}
