package io.unetlab.spec.model;

/** How a transformer stack enters and leaves its width: proj_in and proj_out. */
public enum Projection {
  /** A 1x1 convolution over the image. */
  CONV,
  /** A linear layer over the tokens. */
  LINEAR
}
