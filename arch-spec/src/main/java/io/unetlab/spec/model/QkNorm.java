package io.unetlab.spec.model;

/** How the queries and keys of an attention are normalised before their product. */
public enum QkNorm {
  NONE,
  /** RMS norm over the numbers of each head, with one weight for all heads; values are not. */
  RMS_NORM
}
