package io.unetlab.builders.djl;

/**
 * In which numbers a network computes. bfloat16 has float32's range and 8 bits of precision; it
 * pays on a CPU that has instructions for it, and costs accuracy, which {@code forward} shows.
 */
public enum NumberType {
  FLOAT32(6),
  BFLOAT16(15);

  private final int torchCode;

  NumberType(int torchCode) {
    this.torchCode = torchCode;
  }

  // PyTorch's c10::ScalarType.
  int torchCode() {
    return torchCode;
  }
}
