package io.unetlab.spec.model;

/** How a k x k convolution is carried out. */
public enum ConvKind {
  /** One dense convolution with bias. */
  REGULAR,
  /** A k x k depthwise convolution without bias, then a 1x1 pointwise convolution. */
  SEPARABLE
}
