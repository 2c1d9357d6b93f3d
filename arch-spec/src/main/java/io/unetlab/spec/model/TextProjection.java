package io.unetlab.spec.model;

/** What makes the text encoder's output as wide as cross-attention reads it. */
public enum TextProjection {
  /** A linear layer. */
  TEXT_PROJ,
  /** A linear layer and an RMS norm of each token, as in DreamLite. */
  TEXT_PROJ_RMS
}
