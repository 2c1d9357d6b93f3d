package io.unetlab.builders.onnx;

import io.unetlab.builders.graph.ElementType;

/** The file format's codes for element types ({@code TensorProto.DataType}). */
final class OnnxCodes {

  private OnnxCodes() {}

  static int code(ElementType type) {
    return switch (type) {
      case FLOAT32 -> 1;
      case INT32 -> 6;
      case INT64 -> 7;
      case FLOAT16 -> 10;
      default ->
          throw new IllegalArgumentException("ONNX files are not written with " + type.text());
    };
  }

  /** The format's own name, in lower case. */
  static String word(ElementType type) {
    return type == ElementType.FLOAT32 ? "float" : type.text();
  }
}
