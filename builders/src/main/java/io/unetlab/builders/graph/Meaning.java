package io.unetlab.builders.graph;

/** What an input tells a network. */
public enum Meaning {
  /** An image or a latent. */
  IMAGE,
  /** The ids of a text's tokens. */
  TOKENS,
  /** A step of the diffusion, one number for the whole batch or one for each image. */
  TIME,
  /** Sizes and positions, as numbers. */
  SIZES,
  /** What the network is conditioned on, such as a text's embedding. */
  CONDITION;

  /** Whether 16 bits are too few for it: they do not hold every time step. */
  boolean isExact() {
    return this == TIME || this == SIZES;
  }
}
