package io.unetlab.spec.model;

/** The projections at both ends of a transformer stack: proj_in and proj_out. */
public enum Projection {
  /** A 1x1 convolution over the image. */
  CONV,
  /** A linear layer over the tokens. */
  LINEAR
}
