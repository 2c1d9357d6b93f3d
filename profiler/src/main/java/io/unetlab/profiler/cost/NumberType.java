package io.unetlab.profiler.cost;

import io.unetlab.spec.yaml.ChoiceType;

/** How a weight or an activation is stored, whether or not a runtime computes in it. */
public enum NumberType {
  FLOAT32(32),
  FLOAT16(16),
  BFLOAT16(16),
  INT8(8),
  INT4(4);

  private final int bits;

  NumberType(int bits) {
    this.bits = bits;
  }

  /** Bytes of a tensor: its elements are packed, and the last byte is rounded up. */
  public long bytes(long elements) {
    int each = Byte.SIZE / bits;
    return isPacked()
        ? elements / each + (elements % each == 0 ? 0 : 1)
        : Math.multiplyExact(elements, (long) bits / Byte.SIZE);
  }

  /** Whether several elements share a byte. */
  public boolean isPacked() {
    return bits < Byte.SIZE;
  }

  /** The size of an element: {@code 4 bytes}, {@code half a byte}. */
  public String size() {
    return switch (bits) {
      case 4 -> "half a byte";
      case 8 -> "1 byte";
      default -> bits / Byte.SIZE + " bytes";
    };
  }

  /** As users write it: {@code float32}. */
  public String text() {
    return ChoiceType.word(this);
  }
}
