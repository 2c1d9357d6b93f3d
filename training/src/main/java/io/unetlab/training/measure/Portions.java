package io.unetlab.training.measure;

import io.unetlab.builders.graph.TensorShape;

/** Pictures that go through a network together: few of large ones, to bound the memory. */
final class Portions {

  private static final int MOST = 64;
  private static final long NUMBERS = 1 << 17;

  private Portions() {}

  /** The number of pictures of a shape, 1 x C x H x W. */
  static int size(TensorShape shape) {
    return (int) Math.max(1, Math.min(MOST, NUMBERS / shape.elements()));
  }
}
