package io.unetlab.builders.tflite;

import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.weights.TensorBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumMap;
import java.util.HashMap;
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
  private final Map<TfliteWeight, ChannelScales> scales = new HashMap<>();

  /**
   * @param written receives the number of weights written, after each one
   */
  TfliteWriter(TfliteGraph graph, Map<String, String> metadata, IntConsumer written) {
    this.graph = graph;
    this.metadata = metadata;
    this.written = written;
  }

  void write(Path file) throws IOException {
    WeightPlaces unplaced = new WeightPlaces(graph.tensors(), 0);
    for (TfliteWeight weight : unplaced.weights()) {
      if (weight.isQuantized()) {
        scales.put(weight, weight.scales());
      }
    }
    // Places have a fixed width, so the first flatbuffer is as long as the second.
    WeightPlaces places = new WeightPlaces(graph.tensors(), head(unplaced).length);
    try (FileChannel out =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer head = ByteBuffer.wrap(head(places));
      while (head.hasRemaining()) {
        out.write(head);
      }
      int done = 0;
      for (TfliteWeight weight : places.weights()) {
        out.position(places.start(weight));
        write(weight, out);
        written.accept(++done);
      }
    }
  }

  private byte[] head(WeightPlaces places) {
    return new TfliteTables(graph, metadata, places, scales).toBytes();
  }

  private void write(TfliteWeight weight, FileChannel out) throws IOException {
    ChannelScales quantized = scales.get(weight);
    if (quantized == null) {
      weight.write(encoders.computeIfAbsent(weight.type(), TensorBytes::new), out);
    } else {
      weight.write(quantized, out);
    }
  }

  /** How many finite values became infinite, because they exceed the precision's range. */
  long overflows() {
    return encoders.values().stream().mapToLong(TensorBytes::overflows).sum();
  }
}
