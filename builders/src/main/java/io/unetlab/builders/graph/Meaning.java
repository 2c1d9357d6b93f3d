package io.unetlab.builders.graph;

/** What a network uses an input for. */
public enum Meaning {
  /** An image or a latent. */
  IMAGE,
  /** The ids of a text's tokens, or of classes. */
  TOKENS,
  /** A diffusion time step, one number for the whole batch or one per image. */
  TIME,
  /** Sizes and positions, as numbers. */
  SIZES,
  /** The conditioning, such as a text embedding. */
  CONDITION;

  /** Whether 16 bits lose information: they cannot represent every time step. */
  boolean isExact() {
    return this == TIME || this == SIZES;
  }
}
