package io.unetlab.spec.model;

/** How attention scores become weights. */
public enum AttentionKernel {
  /** softmax(q k / sqrt(d)) over the keys. */
  SOFTMAX,
  /** relu(q k / sqrt(d)) divided by the number of keys. */
  RELU,
  /**
   * Linear attention: relu(q) relu(k), divided by its sum over the keys; without 1 / sqrt(d).
   * SANA's ("SANA: Efficient High-Resolution Image Synthesis with Linear Diffusion Transformers",
   * arXiv 2410.10629).
   */
  LINEAR_RELU,
  /**
   * The same with elu + 1 in place of relu ("Transformers are RNNs", arXiv 2006.16236, equation 7).
   */
  LINEAR_ELU;

  /**
   * Whether the products are taken in the order q (k v), so that the work grows with the number of
   * tokens, not with its square, and no scores exist.
   */
  public boolean isLinear() {
    return this == LINEAR_RELU || this == LINEAR_ELU;
  }
}
