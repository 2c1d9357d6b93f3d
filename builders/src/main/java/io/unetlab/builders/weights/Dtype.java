package io.unetlab.builders.weights;

import java.util.Arrays;
import java.util.Optional;

/** What the format calls the type of a tensor's elements; only three of them are read as floats. */
public enum Dtype {
  BOOL(1),
  U8(1),
  I8(1),
  F8_E4M3(1),
  F8_E5M2(1),
  F8_E8M0(1),
  U16(2),
  I16(2),
  F16(2),
  BF16(2),
  U32(4),
  I32(4),
  F32(4),
  U64(8),
  I64(8),
  F64(8),
  C64(8);

  private final int bytes;

  Dtype(int bytes) {
    this.bytes = bytes;
  }

  /** Bytes of one element. */
  public int bytes() {
    return bytes;
  }

  /** How its elements are read as float32; empty when they are not. */
  public Optional<Precision> precision() {
    return Arrays.stream(Precision.values()).filter(it -> it.dtype() == this).findFirst();
  }

  static Optional<Dtype> named(String name) {
    return Arrays.stream(values()).filter(it -> it.name().equals(name)).findFirst();
  }
}
