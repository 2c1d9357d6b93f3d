package io.unetlab.builders.tflite;

/**
 * How group norms, attention and convolutions of groups are exported; everything else is the same
 * in both forms.
 */
public enum TfliteForm {
  /** Operators that every version of LiteRT knows, and that its CPU delegate XNNPACK takes. */
  PRIMITIVES,
  /**
   * Composites, {@code odml.group_norm} and {@code odml.scaled_dot_product_attention}, for which
   * LiteRT's GPU delegate has kernels; elsewhere their decompositions run, which are the
   * primitives. A convolution of groups is one for each group: the delegate computes groups
   * wrongly.
   */
  COMPOSITES
}
