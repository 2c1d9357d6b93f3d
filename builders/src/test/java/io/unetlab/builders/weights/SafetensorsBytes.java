package io.unetlab.builders.weights;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Files of the format for tests, valid or not. */
final class SafetensorsBytes {

  private SafetensorsBytes() {}

  /** A file with this text as its header and this many bytes of data. */
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
