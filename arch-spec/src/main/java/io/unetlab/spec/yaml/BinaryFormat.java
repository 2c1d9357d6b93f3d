package io.unetlab.spec.yaml;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Formats of networks and weights that a user may name where text is read, told by their first
 * bytes. No text starts like any of them: each has control characters there.
 */
final class BinaryFormat {

  /** As many bytes as tell the format. */
  static final int HEAD = 9;

  private static final String TFLITE = "TFL3";
  private static final int AFTER_OFFSET = 4;

  /** The tag of ONNX's first field, {@code ir_version}, as a varint. */
  private static final int ONNX = 0x08;

  private BinaryFormat() {}

  /** The format's name; empty if the bytes are of none, or too few to tell. */
  static Optional<String> of(byte[] bytes) {
    if (bytes.length < HEAD) {
      return Optional.empty();
    }
    if (text(bytes, AFTER_OFFSET, TFLITE.length()).equals(TFLITE)) {
      return Optional.of("a TensorFlow Lite file");
    }
    if (bytes[0] == ONNX) {
      return Optional.of("an ONNX file");
    }
    return isSafetensors(bytes) ? Optional.of("a safetensors file") : Optional.empty();
  }

  // The header's length in eight bytes, the smallest first, and the header in JSON.
  private static boolean isSafetensors(byte[] bytes) {
    return bytes[HEAD - 2] == 0 && bytes[HEAD - 3] == 0 && bytes[HEAD - 1] == '{';
  }

  private static String text(byte[] bytes, int from, int length) {
    return new String(bytes, from, length, StandardCharsets.US_ASCII);
  }
}
