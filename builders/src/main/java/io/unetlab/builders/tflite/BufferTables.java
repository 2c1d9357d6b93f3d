package io.unetlab.builders.tflite;

import com.google.flatbuffers.FlatBufferBuilder;
import java.util.ArrayList;
import java.util.List;

/** The contents of a file's constants: small ones in the flatbuffer, the places of weights. */
final class BufferTables {

  private final FlatTables flat;
  private final FlatBufferBuilder builder;
  private final WeightPlaces places;
  private final List<Integer> buffers = new ArrayList<>();

  BufferTables(FlatTables flat, WeightPlaces places) {
    this.flat = flat;
    this.builder = flat.builder();
    this.places = places;
    builder.startTable(3);
    added(builder.endTable()); // Tensors without contents refer to buffer 0, which is empty.
  }

  /** The index of some contents. */
  int index(TfliteData data) {
    if (data instanceof TfliteConstant constant) {
      return index(constant.contents());
    }
    TfliteWeight weight = (TfliteWeight) data;
    builder.startTable(3);
    builder.addLong(1, places.start(weight), 0);
    builder.addLong(2, weight.bytes(), 0);
    return added(builder.endTable());
  }

  int index(byte[] contents) {
    int vector = flat.bytes(contents);
    builder.startTable(3);
    builder.addOffset(0, vector, 0);
    return added(builder.endTable());
  }

  private int added(int buffer) {
    buffers.add(buffer);
    return buffers.size() - 1;
  }

  int vector() {
    return flat.tables(buffers);
  }
}
