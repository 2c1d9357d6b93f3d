package io.unetlab.builders.tflite;

import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.graph.TensorShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What is in a file: operators in execution order, and the tensors that they read and write. */
public final class TfliteGraph {

  private final List<TfliteTensor> tensors = new ArrayList<>();
  private final List<TfliteOperator> operators = new ArrayList<>();
  private final Map<String, TfliteTensor> inputs = new LinkedHashMap<>();
  private final Map<String, TfliteTensor> outputs = new LinkedHashMap<>();
  private final Map<String, TfliteTensor> constants = new LinkedHashMap<>();
  private final Set<String> names = new HashSet<>();

  TfliteGraph() {}

  /** In execution order. */
  public List<TfliteOperator> operators() {
    return Collections.unmodifiableList(operators);
  }

  public List<TfliteTensor> tensors() {
    return Collections.unmodifiableList(tensors);
  }

  /** By the network's names, in declaration order. */
  public Map<String, TfliteTensor> inputs() {
    return Collections.unmodifiableMap(inputs);
  }

  /** By the network's names, in declaration order. */
  public Map<String, TfliteTensor> outputs() {
    return Collections.unmodifiableMap(outputs);
  }

  /** This graph and the decompositions of its composites, in the file's order. */
  List<TfliteGraph> all() {
    List<TfliteGraph> all = new ArrayList<>();
    all.add(this);
    operators.forEach(it -> it.composite().ifPresent(one -> all.add(one.decomposition())));
    return all;
  }

  TfliteTensor input(String name, ElementType type, TensorShape shape) {
    TfliteTensor tensor = value(name, type, shape);
    inputs.put(name, tensor);
    return tensor;
  }

  void output(String name, TfliteTensor tensor) {
    outputs.put(name, tensor);
  }

  void add(TfliteOperator operator) {
    operators.add(operator);
  }

  /** A new value under the wanted name, with a number appended if it is taken. */
  TfliteTensor value(String name, ElementType type, TensorShape shape) {
    return added(new TfliteTensor(unique(name), type, shape, Optional.empty()));
  }

  private TfliteTensor added(TfliteTensor tensor) {
    tensors.add(tensor);
    return tensor;
  }

  private String unique(String wanted) {
    String name = wanted;
    for (int i = 2; !names.add(name); i++) {
      name = wanted + "_" + i;
    }
    return name;
  }

  /** A weight, stored once however often it is read. */
  TfliteTensor weight(String name, ElementType type, TensorShape shape, TfliteWeight weight) {
    return constant(name, type, shape, weight);
  }

  /** Whole numbers as a tensor of one dimension, int32. */
  TfliteTensor wholes(int... numbers) {
    String name =
        Arrays.stream(numbers).mapToObj(Integer::toString).collect(Collectors.joining("_"));
    TensorShape shape = TensorShape.of(numbers.length);
    return constant("ints/" + name, ElementType.INT32, shape, TfliteConstant.of(numbers));
  }

  /** A number as a tensor of one element. */
  TfliteTensor scalar(double number) {
    float rounded = (float) number;
    return floats("scalar/" + rounded, TensorShape.of(1), rounded);
  }

  /** Floats under a descriptive name; equal names are of equal numbers. */
  TfliteTensor floats(String name, TensorShape shape, float... numbers) {
    return constant(name, ElementType.FLOAT32, shape, TfliteConstant.of(numbers));
  }

  /** Zeros of a type, all of whose zeros are bytes of 0. */
  TfliteTensor zeros(ElementType type, TensorShape shape) {
    int bytes = Math.toIntExact(shape.elements() * type.bytes());
    return constant("zeros/" + shape + "_" + type.text(), type, shape, TfliteConstant.zeros(bytes));
  }

  /** Whole numbers as a matrix, int32, under a descriptive name. */
  TfliteTensor matrix(String name, int columns, int... numbers) {
    TensorShape shape = TensorShape.of(numbers.length / columns, columns);
    return constant(name, ElementType.INT32, shape, TfliteConstant.of(numbers));
  }

  private TfliteTensor constant(String name, ElementType type, TensorShape shape, TfliteData data) {
    TfliteTensor known = constants.get(name);
    if (known != null) {
      return known;
    }
    TfliteTensor constant = added(new TfliteTensor(unique(name), type, shape, Optional.of(data)));
    constants.put(name, constant);
    return constant;
  }
}
