package io.unetlab.builders.graph;

import io.unetlab.spec.yaml.ChoiceType;

/**
 * The type of a tensor's elements. Every byte count names its type; each runtime and file format
 * states which types it supports.
 */
public enum ElementType {
  FLOAT64(8, true),
  FLOAT32(4, true),
  FLOAT16(2, true),
  /** The range of float32 with 8 bits of precision. */
  BFLOAT16(2, true),
  FLOAT8_E4M3(1, true),
  FLOAT8_E5M2(1, true),
  FLOAT8_E8M0(1, true),
  COMPLEX64(8, false),
  INT64(8, false),
  INT32(4, false),
  INT16(2, false),
  INT8(1, false),
  UINT64(8, false),
  UINT32(4, false),
  UINT16(2, false),
  UINT8(1, false),
  BOOL(1, false);

  private final int bytes;
  private final boolean floating;

  ElementType(int bytes, boolean floating) {
    this.bytes = bytes;
    this.floating = floating;
  }

  /** Bytes of one element. */
  public int bytes() {
    return bytes;
  }

  /** Whether an element is a floating-point number. */
  public boolean isFloating() {
    return floating;
  }

  /** Whether it is an integer type allowed for a graph's inputs: int32 or int64. */
  public boolean isWhole() {
    return this == INT64 || this == INT32;
  }

  /** As users write it: {@code float32}. */
  public String text() {
    return ChoiceType.word(this);
  }
}
