package io.unetlab.builders.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/**
 * A number inside a graph whose gradients are recorded. DJL's own operations with a number ({@code
 * mul(Number)}, {@code div}, {@code pow}, {@code minimum}) pass it in a Java buffer that is closed
 * at once; the backward pass would read it after it was freed. This one is in the engine's memory.
 */
public final class Constant {

  private Constant() {}

  /** Indices, for the same reason: an array made from a Java array is in a Java buffer. */
  static NDArray of(NDManager manager, long[] values) {
    try (NDArray buffered = manager.create(values)) {
      return buffered.duplicate();
    }
  }

  /** One number, as an array that is broadcast. */
  public static NDArray of(NDManager manager, double value) {
    return manager.full(new Shape(1), (float) value);
  }
}
