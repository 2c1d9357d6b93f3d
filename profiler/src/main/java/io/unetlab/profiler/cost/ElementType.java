package io.unetlab.profiler.cost;

import io.unetlab.spec.yaml.ChoiceType;

/** How one element of a tensor is stored; every figure in bytes names its element type. */
public enum ElementType {
  FLOAT32(4),
  FLOAT16(2),
  BFLOAT16(2),
  INT8(1);

  private final int bytes;

  ElementType(int bytes) {
    this.bytes = bytes;
  }

  public int bytes() {
    return bytes;
  }

  /** As users write it: {@code float32}. */
  public String text() {
    return ChoiceType.word(this);
  }
}
