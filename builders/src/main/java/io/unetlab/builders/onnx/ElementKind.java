package io.unetlab.builders.onnx;

import io.unetlab.builders.weights.Precision;

/** What the elements of a tensor are ({@code TensorProto.DataType}). */
enum ElementKind {
  FLOAT(1, 4),
  INT64(7, 8),
  FLOAT16(10, 2);

  private final int code;
  private final int bytes;

  ElementKind(int code, int bytes) {
    this.code = code;
    this.bytes = bytes;
  }

  static ElementKind of(OnnxPrecision precision) {
    return switch (precision) {
      case FLOAT32 -> FLOAT;
      case FLOAT16 -> FLOAT16;
    };
  }

  /** How a number of this kind is stored. */
  Precision precision() {
    return switch (this) {
      case FLOAT -> Precision.FLOAT32;
      case FLOAT16 -> Precision.FLOAT16;
      case INT64 -> throw new IllegalStateException("whole numbers have no precision");
    };
  }

  int code() {
    return code;
  }

  int bytes() {
    return bytes;
  }
}
