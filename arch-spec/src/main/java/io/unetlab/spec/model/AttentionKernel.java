package io.unetlab.spec.model;

/** How attention scores become weights. */
public enum AttentionKernel {
  /** softmax(q k / sqrt(d)) over the keys. */
  SOFTMAX,
  /** relu(q k / sqrt(d)) divided by the number of keys. */
  RELU
}
