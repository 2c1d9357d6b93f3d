package io.unetlab.spec.model;

/** An activation function, applied to each element. */
public enum Activation {
  /** x * sigmoid(x), also called swish. */
  SILU,
  /** The exact form, x * Phi(x) with the normal distribution function. */
  GELU,
  RELU
}
