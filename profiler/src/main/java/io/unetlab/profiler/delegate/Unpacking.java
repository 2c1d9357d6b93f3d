package io.unetlab.profiler.delegate;

import io.unetlab.builders.graph.ElementType;

/** What a delegate does with an operator that unpacks a constant of the file. */
enum Unpacking {
  /** It takes it if it takes every operator that reads the result. */
  WITH_READERS,
  /**
   * The readers take a constant of 16 bits as it is; the operator is taken if every other one is.
   */
  SKIPPED;

  boolean isOf(ElementType type) {
    return type == ElementType.FLOAT16 || (this == WITH_READERS && type == ElementType.INT8);
  }
}
