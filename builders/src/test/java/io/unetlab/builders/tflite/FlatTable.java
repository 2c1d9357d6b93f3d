package io.unetlab.builders.tflite;

import com.google.flatbuffers.Table;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** A table of a flatbuffer, read by the numbers of its slots. */
final class FlatTable extends Table {

  private FlatTable(int position, ByteBuffer bytes) {
    __reset(position, bytes);
  }

  /** The root of a file. */
  static FlatTable read(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    return new FlatTable(bytes.getInt(0), bytes);
  }

  boolean has(int slot) {
    return at(slot) != 0;
  }

  private int at(int slot) {
    return __offset(4 + 2 * slot);
  }

  int small(int slot) {
    return has(slot) ? bb.get(bb_pos + at(slot)) : 0;
  }

  int whole(int slot) {
    return has(slot) ? bb.getInt(bb_pos + at(slot)) : 0;
  }

  long large(int slot) {
    return has(slot) ? bb.getLong(bb_pos + at(slot)) : 0;
  }

  String text(int slot) {
    return __string(bb_pos + at(slot));
  }

  FlatTable table(int slot) {
    return new FlatTable(__indirect(bb_pos + at(slot)), bb);
  }

  List<FlatTable> tables(int slot) {
    int start = __vector(at(slot));
    return IntStream.range(0, __vector_len(at(slot)))
        .mapToObj(i -> new FlatTable(__indirect(start + Integer.BYTES * i), bb))
        .toList();
  }

  List<Integer> wholes(int slot) {
    int start = __vector(at(slot));
    return IntStream.range(0, __vector_len(at(slot)))
        .mapToObj(i -> bb.getInt(start + Integer.BYTES * i))
        .toList();
  }

  /** The bytes of a vector. */
  ByteBuffer bytes(int slot) {
    return bb.slice(__vector(at(slot)), __vector_len(at(slot))).order(ByteOrder.LITTLE_ENDIAN);
  }
}
