package io.unetlab.builders.onnx;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A protobuf message as bytes, field by field ("Encoding", protobuf.dev): a tag of field number and
 * wire type, then a varint, four bytes, or a length and that many bytes.
 */
final class Wire {

  private static final int VARINT = 0;
  private static final int DELIMITED = 2;
  private static final int FIXED32 = 5;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  Wire number(int field, long value) {
    tag(field, VARINT);
    varint(value);
    return this;
  }

  Wire decimal(int field, float value) {
    tag(field, FIXED32);
    int bits = Float.floatToRawIntBits(value);
    for (int i = 0; i < Float.BYTES; i++) {
      out.write(bits >>> (Byte.SIZE * i));
    }
    return this;
  }

  Wire text(int field, String value) {
    return bytes(field, value.getBytes(StandardCharsets.UTF_8));
  }

  Wire message(int field, Wire value) {
    return bytes(field, value.toBytes());
  }

  Wire bytes(int field, byte[] value) {
    opens(field, value.length);
    out.writeBytes(value);
    return this;
  }

  /** Writes the header of a field with this length; the caller writes its content. */
  Wire opens(int field, long length) {
    tag(field, DELIMITED);
    varint(length);
    return this;
  }

  private void tag(int field, int type) {
    varint((long) field << 3 | type);
  }

  // Seven bits per byte, lowest first; the eighth bit is set if more bytes follow.
  private void varint(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      out.write((int) (rest & 0x7F | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }

  byte[] toBytes() {
    return out.toByteArray();
  }
}
