package io.unetlab.builders.unet;

import io.unetlab.builders.graph.Node;

/** Sizes that a block reads from its input. */
public final class Sizes {

  private Sizes() {}

  /** C of an image N x C x H x W. */
  public static int channels(Node image) {
    return Math.toIntExact(image.shape().dim(1));
  }

  /** C of tokens N x T x C or of a vector N x C. */
  public static int width(Node tokens) {
    return Math.toIntExact(tokens.shape().last());
  }
}
