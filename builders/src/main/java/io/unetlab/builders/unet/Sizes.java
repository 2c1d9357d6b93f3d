package io.unetlab.builders.unet;

import io.unetlab.builders.graph.Node;

/** Sizes that a block reads from its input. */
final class Sizes {

  private Sizes() {}

  /** C of an image 1 x C x H x W. */
  static int channels(Node image) {
    return Math.toIntExact(image.shape().dim(1));
  }

  /** C of tokens 1 x T x C or of a vector 1 x C. */
  static int width(Node tokens) {
    return Math.toIntExact(tokens.shape().last());
  }
}
