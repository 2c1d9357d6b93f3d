package io.unetlab.builders.onnx;

import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.weights.FloatBytes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** An ONNX graph under construction: nodes in execution order, weights, constants. */
final class OnnxGraph {

  private final List<OnnxNode> nodes = new ArrayList<>();
  private final Map<String, Initializer> weights = new LinkedHashMap<>();
  private final Map<String, Wire> constants = new LinkedHashMap<>();
  private final Map<String, OnnxValue> inputs = new LinkedHashMap<>();
  private final Map<String, OnnxValue> outputs = new LinkedHashMap<>();
  private final Set<String> names = new HashSet<>();

  void input(String name, OnnxValue value) {
    inputs.put(name, value);
  }

  void output(String name, OnnxValue value) {
    outputs.put(name, value);
  }

  /** An unused name: the wanted one, with a number appended if it is taken. */
  String unique(String wanted) {
    String name = wanted;
    for (int i = 2; !names.add(name); i++) {
      name = wanted + "_" + i;
    }
    return name;
  }

  void add(OnnxNode node) {
    nodes.add(node);
  }

  /** A weight, stored once however often it is read. */
  String add(Initializer weight) {
    weights.putIfAbsent(weight.name(), weight);
    return weight.name();
  }

  /** Integers as a tensor of one dimension. */
  String longs(long... values) {
    String name =
        LongStream.of(values)
            .mapToObj(Long::toString)
            .collect(Collectors.joining("_", "ints/", ""));
    return constant(
        name,
        ElementType.INT64,
        List.of((long) values.length),
        values.length,
        bytes -> LongStream.of(values).forEach(bytes::putLong));
  }

  /** A scalar. */
  String scalar(float value, ElementType type) {
    String name = "scalar/" + value + "_" + OnnxCodes.word(type);
    return constant(name, type, List.of(), 1, bytes -> put(value, type, bytes));
  }

  /** A whole number as a scalar, int32 or int64. */
  String whole(long value, ElementType type) {
    String name = "scalar/" + value + "_" + OnnxCodes.word(type);
    return constant(
        name,
        type,
        List.of(),
        1,
        bytes -> {
          if (type == ElementType.INT64) {
            bytes.putLong(value);
          } else {
            bytes.putInt(Math.toIntExact(value));
          }
        });
  }

  /** Floats as a tensor of one dimension, under a descriptive name. */
  String floats(String name, float... values) {
    return constant(
        name,
        ElementType.FLOAT32,
        List.of((long) values.length),
        values.length,
        bytes -> {
          for (float value : values) {
            bytes.putFloat(value);
          }
        });
  }

  /** Floats as a matrix, under a descriptive name. */
  String matrix(String name, int columns, float... values) {
    return constant(
        name,
        ElementType.FLOAT32,
        List.of((long) values.length / columns, (long) columns),
        values.length,
        bytes -> bytes.asFloatBuffer().put(values));
  }

  private static void put(float value, ElementType type, ByteBuffer bytes) {
    byte[] one = new byte[type.bytes()];
    FloatBytes.encode(type, value, one, 0);
    bytes.put(one);
  }

  /** Fills a constant's bytes. */
  private interface Filler {
    void fill(ByteBuffer bytes);
  }

  private String constant(
      String name, ElementType type, List<Long> dims, int count, Filler filler) {
    constants.computeIfAbsent(
        name,
        key -> {
          ByteBuffer bytes =
              ByteBuffer.allocate(count * type.bytes()).order(ByteOrder.LITTLE_ENDIAN);
          filler.fill(bytes);
          Wire wire = new Wire();
          dims.forEach(dim -> wire.number(1, dim));
          return wire.number(2, OnnxCodes.code(type)).text(8, key).bytes(9, bytes.array());
        });
    return name;
  }

  List<OnnxNode> nodes() {
    return nodes;
  }

  Collection<Initializer> weights() {
    return weights.values();
  }

  Collection<Wire> constants() {
    return constants.values();
  }

  Map<String, OnnxValue> inputs() {
    return inputs;
  }

  Map<String, OnnxValue> outputs() {
    return outputs;
  }
}
