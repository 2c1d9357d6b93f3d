package io.unetlab.spec.model;

/** An activation function, applied to each element. */
public enum Activation {
  /** x * sigmoid(x), also called swish. */
  SILU,
  /** The exact form, x * Phi(x) with the normal distribution function. */
  GELU,
  RELU,
  /** x * sigmoid(1.702 x), an approximation of GELU that CLIP was trained with. */
  QUICK_GELU,
  /** The hyperbolic tangent. */
  TANH
}
