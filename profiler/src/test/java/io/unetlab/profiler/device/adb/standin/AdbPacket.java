package io.unetlab.profiler.device.adb.standin;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * What both sides send each other: six little-endian words, then the data.
 *
 * @param command four letters
 */
record AdbPacket(String command, int first, int second, byte[] data) {

  private static final int HEADER = 24;
  private static final int LONGEST = 1 << 20;

  AdbPacket(String command, int first, int second) {
    this(command, first, second, new byte[0]);
  }

  static AdbPacket read(DataInputStream in) throws IOException {
    byte[] bytes = new byte[HEADER];
    in.readFully(bytes);
    ByteBuffer header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    String command = new String(bytes, 0, 4, StandardCharsets.US_ASCII);
    int length = header.getInt(12);
    if (header.getInt(0) != ~header.getInt(20) || length < 0 || length > LONGEST) {
      throw new EOFException("no packet: " + command);
    }
    byte[] data = new byte[length];
    in.readFully(data);
    return new AdbPacket(command, header.getInt(4), header.getInt(8), data);
  }

  void write(OutputStream out) throws IOException {
    int word =
        ByteBuffer.wrap(command.getBytes(StandardCharsets.US_ASCII))
            .order(ByteOrder.LITTLE_ENDIAN)
            .getInt();
    ByteBuffer bytes = ByteBuffer.allocate(HEADER + data.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putInt(word).putInt(first).putInt(second).putInt(data.length).putInt(checksum());
    bytes.putInt(~word).put(data);
    out.write(bytes.array());
    out.flush();
  }

  String text() {
    return new String(data, StandardCharsets.UTF_8).replace("\0", "");
  }

  private int checksum() {
    int sum = 0;
    for (byte one : data) {
      sum += one & 0xff;
    }
    return sum;
  }
}
