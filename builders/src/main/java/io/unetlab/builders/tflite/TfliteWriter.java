package io.unetlab.builders.tflite;

import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.weights.TensorBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * Writes a file without holding all weights in memory: a flatbuffer, which ends at 2 GB, with
 * everything but the weights, then the weights, which it names by their places in the file.
 */
final class TfliteWriter {

  private final TfliteGraph graph;
  private final Map<String, String> metadata;
  private final IntConsumer written;
  private final Map<ElementType, TensorBytes> encoders = new EnumMap<>(ElementType.class);

  /**
   * @param written receives the number of weights written, after each one
   */
  TfliteWriter(TfliteGraph graph, Map<String, String> metadata, IntConsumer written) {
    this.graph = graph;
    this.metadata = metadata;
    this.written = written;
  }

  void write(Path file) throws IOException {
    // Places have a fixed width, so the first flatbuffer is as long as the second.
    WeightPlaces sizes = new WeightPlaces(graph.tensors(), 0);
    long length = new TfliteTables(graph, metadata, sizes).toBytes().length;
    WeightPlaces places = new WeightPlaces(graph.tensors(), length);
    byte[] head = new TfliteTables(graph, metadata, places).toBytes();
    try (FileChannel out =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer rest = ByteBuffer.wrap(head);
      while (rest.hasRemaining()) {
        out.write(rest);
      }
      int done = 0;
      for (Map.Entry<TfliteWeight, Long> place : places.all()) {
        out.position(place.getValue());
        write(place.getKey(), out);
        written.accept(++done);
      }
    }
  }

  private void write(TfliteWeight weight, FileChannel out) throws IOException {
    weight.write(encoders.computeIfAbsent(weight.type(), TensorBytes::new), out);
  }

  /** How many finite values became infinite, because they exceed the precision's range. */
  long overflows() {
    return encoders.values().stream().mapToLong(TensorBytes::overflows).sum();
  }
}
