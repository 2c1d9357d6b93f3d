package io.unetlab.builders.tflite;

import io.unetlab.builders.graph.ElementType;

/** The file format's numbers for element types ({@code TensorType}). */
final class TfliteTypes {

  private TfliteTypes() {}

  static int number(ElementType type) {
    return switch (type) {
      case FLOAT32 -> 0;
      case FLOAT16 -> 1;
      case INT32 -> 2;
      case BOOL -> 6;
      case INT8 -> 9;
      default ->
          throw new IllegalArgumentException(
              "TensorFlow Lite files are not written with " + type.text());
    };
  }
}
