package io.unetlab.builders.weights;

import io.unetlab.builders.graph.ElementType;
import java.util.Arrays;
import java.util.Optional;

/** The names of element types in the safetensors format. */
final class Dtypes {

  private Dtypes() {}

  static String name(ElementType type) {
    return switch (type) {
      case FLOAT64 -> "F64";
      case FLOAT32 -> "F32";
      case FLOAT16 -> "F16";
      case BFLOAT16 -> "BF16";
      case FLOAT8_E4M3 -> "F8_E4M3";
      case FLOAT8_E5M2 -> "F8_E5M2";
      case FLOAT8_E8M0 -> "F8_E8M0";
      case COMPLEX64 -> "C64";
      case INT64 -> "I64";
      case INT32 -> "I32";
      case INT16 -> "I16";
      case INT8 -> "I8";
      case UINT64 -> "U64";
      case UINT32 -> "U32";
      case UINT16 -> "U16";
      case UINT8 -> "U8";
      case BOOL -> "BOOL";
    };
  }

  static Optional<ElementType> named(String name) {
    return Arrays.stream(ElementType.values()).filter(it -> name(it).equals(name)).findFirst();
  }
}
