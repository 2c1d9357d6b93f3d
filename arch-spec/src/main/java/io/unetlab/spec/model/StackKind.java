package io.unetlab.spec.model;

/** What follows a residual block. */
public enum StackKind {
  /** Transformer blocks between two projections. */
  TRANSFORMER,
  /** One self-attention over the image, with biases and without any other part. */
  ATTENTION
}
