package io.unetlab.builders.weights;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Files of the format as a test wants them, whether they are sound or not. */
final class SafetensorsBytes {

  private SafetensorsBytes() {}

  /** A file whose header is this text, with so many bytes of data. */
  static byte[] of(String header, int data) {
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    return of(text.length, text, data);
  }

  /** A file that claims to have a header of this length. */
  static byte[] of(long claimed, byte[] text, int data) {
    return ByteBuffer.allocate(Long.BYTES + text.length + data)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(claimed)
        .put(text)
        .array();
  }
}
