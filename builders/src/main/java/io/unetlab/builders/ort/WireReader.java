package io.unetlab.builders.ort;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Walks through the fields of a protobuf message ("Encoding", protobuf.dev). */
final class WireReader {

  private static final int VARINT = 0;
  private static final int FIXED64 = 1;
  private static final int DELIMITED = 2;
  private static final int FIXED32 = 5;

  private final ByteBuffer bytes;
  private int field;
  private ByteBuffer content = ByteBuffer.allocate(0);

  WireReader(ByteBuffer bytes) {
    this.bytes = bytes.slice();
  }

  /** Advances to the next length-delimited field; false at the end. */
  boolean next() {
    while (bytes.hasRemaining()) {
      long tag = varint();
      field = (int) (tag >>> 3);
      switch ((int) tag & 7) {
        case VARINT -> varint();
        case FIXED64 -> skip(Long.BYTES);
        case FIXED32 -> skip(Integer.BYTES);
        case DELIMITED -> {
          int length = Math.toIntExact(varint());
          content = bytes.slice(bytes.position(), length);
          skip(length);
          return true;
        }
        default -> throw new IllegalArgumentException("no such wire type: " + tag);
      }
    }
    return false;
  }

  int field() {
    return field;
  }

  WireReader message() {
    return new WireReader(content);
  }

  String text() {
    return StandardCharsets.UTF_8.decode(content.duplicate()).toString();
  }

  private void skip(int count) {
    bytes.position(bytes.position() + count);
  }

  private long varint() {
    long value = 0;
    int shift = 0;
    byte next;
    do {
      next = bytes.get();
      value |= (next & 0x7FL) << shift;
      shift += 7;
    } while (next < 0);
    return value;
  }
}
