package io.unetlab.spec.model;

/** Whether the tokens of a transformer block attend to each other, and what is left if not. */
public enum SelfAttention {
  /** The norm, the attention and a residual around both. */
  TRUE,
  /** Neither attention nor norm: the tokens go on unchanged. */
  FALSE,
  /** The norm alone: its output replaces the tokens, with no residual, as in DreamLite. */
  NORM_ONLY
}
