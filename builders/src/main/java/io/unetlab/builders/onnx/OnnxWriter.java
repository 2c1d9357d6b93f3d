package io.unetlab.builders.onnx;

import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.weights.TensorBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * Writes a model ({@code ModelProto}) without holding all weights in memory. A protobuf message
 * starts with its length, and the lengths of tensors are known before their numbers.
 *
 * <p>Field numbers: onnx.proto of ONNX 1.18, which all older opsets share.
 */
final class OnnxWriter {

  /** Smaller weights stay in the model, so that shapes can be inferred without the other file. */
  private static final long SMALLEST_EXTERNAL = 1024;

  /** External tensors start at page boundaries, so that they can be mapped. */
  private static final long PAGE = 4096;

  private final OnnxGraph graph;
  private final OnnxOptions options;
  private final Map<String, String> metadata;
  private final IntConsumer written;
  private final Map<ElementType, TensorBytes> encoders = new EnumMap<>(ElementType.class);
  private int done;

  /**
   * @param written receives the number of weights written, after each one
   */
  OnnxWriter(
      OnnxGraph graph, OnnxOptions options, Map<String, String> metadata, IntConsumer written) {
    this.graph = graph;
    this.options = options;
    this.metadata = metadata;
    this.written = written;
  }

  /** The exact size of one file with everything in it. */
  long bytes() {
    long length = length(smallParts().toBytes(), graph.weights());
    return top().opens(7, length).toBytes().length + length;
  }

  /** Writes one file with everything in it. */
  void write(Path model) throws IOException {
    write(model, smallParts(), List.copyOf(graph.weights()));
  }

  /**
   * Writes the model, and its large weights into another file.
   *
   * @param name of the other file in the model, which expects it in its own directory
   */
  void write(Path model, Path data, String name) throws IOException {
    Wire small = smallParts();
    List<Initializer> inline = graph.weights().stream().filter(it -> !isLarge(it)).toList();
    try (FileChannel out = create(data)) {
      long offset = 0;
      for (Initializer weight : graph.weights()) {
        if (isLarge(weight)) {
          offset = (offset + PAGE - 1) / PAGE * PAGE;
          small.message(5, external(weight, name, offset));
          out.position(offset);
          numbers(weight, out);
          offset += weight.bytes();
        }
      }
    }
    write(model, small, inline);
  }

  private static boolean isLarge(Initializer weight) {
    return weight.bytes() >= SMALLEST_EXTERNAL;
  }

  private static FileChannel create(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  private static Wire external(Initializer weight, String name, long offset) {
    Wire wire = weight.head();
    wire.message(13, entry("location", name));
    wire.message(13, entry("offset", Long.toString(offset)));
    wire.message(13, entry("length", Long.toString(weight.bytes())));
    return wire.number(14, 1);
  }

  private static Wire entry(String key, String value) {
    return new Wire().text(1, key).text(2, value);
  }

  private void write(Path model, Wire small, List<Initializer> inline) throws IOException {
    byte[] rest = small.toBytes();
    try (FileChannel out = create(model)) {
      writeAll(top().opens(7, length(rest, inline)).toBytes(), out);
      writeAll(rest, out);
      for (Initializer weight : inline) {
        writeAll(opening(weight), out);
        numbers(weight, out);
      }
    }
  }

  // Of the graph, which is one field of the model.
  private static long length(byte[] rest, Collection<Initializer> inline) {
    long length = rest.length;
    for (Initializer weight : inline) {
      length += opening(weight).length + weight.bytes();
    }
    return length;
  }

  // An initializer of the graph up to its numbers, which come last.
  private static byte[] opening(Initializer weight) {
    byte[] head = weight.head().opens(9, weight.bytes()).toBytes();
    byte[] tag = new Wire().opens(5, head.length + weight.bytes()).toBytes();
    byte[] both = Arrays.copyOf(tag, tag.length + head.length);
    System.arraycopy(head, 0, both, tag.length, head.length);
    return both;
  }

  // The model without its graph.
  private Wire top() {
    Wire wire = new Wire().number(1, options.irVersion()).text(2, "unetlab");
    wire.message(8, operatorSet("", options.opset()));
    boolean microsoft =
        graph.nodes().stream().anyMatch(it -> it.type().domain().equals(OnnxType.MICROSOFT));
    if (microsoft) {
      wire.message(8, operatorSet(OnnxType.MICROSOFT, 1));
    }
    metadata.forEach((key, value) -> wire.message(14, entry(key, value)));
    return wire;
  }

  private static Wire operatorSet(String domain, int version) {
    return new Wire().text(1, domain).number(2, version);
  }

  // The graph without its weights.
  private Wire smallParts() {
    Wire wire = new Wire();
    graph.nodes().forEach(node -> wire.message(1, node.wire()));
    wire.text(2, metadata.getOrDefault("name", "unet"));
    graph.constants().forEach(constant -> wire.message(5, constant));
    graph.inputs().forEach((name, value) -> wire.message(11, value(name, value)));
    graph.outputs().forEach((name, value) -> wire.message(12, value(name, value)));
    return wire;
  }

  private static Wire value(String name, OnnxValue value) {
    Wire dims = new Wire();
    for (long dim : value.shape().toArray()) {
      dims.message(1, new Wire().number(1, dim));
    }
    Wire tensor = new Wire().number(1, OnnxCodes.code(value.type())).message(2, dims);
    return new Wire().text(1, name).message(2, new Wire().message(1, tensor));
  }

  private void numbers(Initializer weight, FileChannel out) throws IOException {
    encoders.computeIfAbsent(weight.type(), TensorBytes::new).write(weight.numbers().get(), out);
    written.accept(++done);
  }

  /** How many finite values became infinite, because they exceed the precision's range. */
  long overflows() {
    return encoders.values().stream().mapToLong(TensorBytes::overflows).sum();
  }

  private static void writeAll(byte[] bytes, FileChannel out) throws IOException {
    ByteBuffer rest = ByteBuffer.wrap(bytes);
    while (rest.hasRemaining()) {
      out.write(rest);
    }
  }
}
