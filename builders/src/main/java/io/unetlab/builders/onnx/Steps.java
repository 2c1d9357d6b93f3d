package io.unetlab.builders.onnx;

import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.builders.graph.Weight;
import io.unetlab.builders.weights.Tensor;
import io.unetlab.builders.weights.WeightStore;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The nodes that one operation is lowered to. They are named by the operation's path, a slash and
 * the operator, so that a runtime's profile can be mapped to the graph.
 */
final class Steps {

  private final OnnxGraph graph;
  private final WeightStore weights;
  private final Node node;
  private final ElementType type;

  /**
   * @param type of the network's numbers
   */
  Steps(OnnxGraph graph, WeightStore weights, Node node, ElementType type) {
    this.graph = graph;
    this.weights = weights;
    this.node = node;
    this.type = type;
  }

  OnnxGraph graph() {
    return graph;
  }

  /** Adds one of ONNX's own operators and returns its output. */
  String add(String operator, List<String> inputs, Attribute... settings) {
    return add(OnnxType.own(operator), inputs, settings);
  }

  String add(OnnxType type, List<String> inputs, Attribute... settings) {
    return add(type, inputs, 1, settings).get(0);
  }

  List<String> add(OnnxType type, List<String> inputs, int outputs, Attribute... settings) {
    String name = graph.unique(node.path() + "/" + type.operator());
    List<String> values =
        outputs == 1
            ? List.of(name)
            : IntStream.range(0, outputs).mapToObj(i -> name + "_" + i).toList();
    graph.add(new OnnxNode(name, type, inputs, values, Arrays.asList(settings)));
    return values;
  }

  String reshape(String x, long... dims) {
    return add("Reshape", List.of(x, graph.longs(dims)));
  }

  String transpose(String x, Long... order) {
    return add("Transpose", List.of(x), Attribute.of("perm", List.of(order)));
  }

  /** The sum over a dimension, which stays with length 1. */
  String sum(String x, long axis) {
    return add("ReduceSum", List.of(x, graph.longs(axis)));
  }

  /** The mean of the innermost dimension, which stays with length 1. */
  String mean(String x, OnnxOptions options) {
    return options.hasAxesAsInput()
        ? add("ReduceMean", List.of(x, graph.longs(-1)))
        : add("ReduceMean", List.of(x), Attribute.of("axes", List.of(-1L)));
  }

  /** The type of the network's numbers. */
  ElementType type() {
    return type;
  }

  /** Casts to another type; adds nothing if the types are equal. */
  String cast(String x, ElementType from, ElementType to) {
    return from == to ? x : add("Cast", List.of(x), Attribute.of("to", OnnxCodes.code(to)));
  }

  /** One of the node's weights, unchanged. */
  String weight(int index) {
    Weight weight = node.weights().get(index);
    return weight(weight.name(), weight.shape(), type);
  }

  /** One of the node's weights in float32, reshaped. */
  String exactWeight(int index, TensorShape shape) {
    return weight(node.weights().get(index).name(), shape, ElementType.FLOAT32);
  }

  private String weight(String name, TensorShape shape, ElementType as) {
    List<Long> dims = Arrays.stream(shape.toArray()).boxed().toList();
    return graph.add(new Initializer(name, as, dims, () -> weights.tensor(name)));
  }

  /** A transposed matrix, as MatMul reads it. */
  String transposedWeight(int index) {
    Weight weight = node.weights().get(index);
    long rows = weight.shape().dim(0);
    long columns = weight.shape().dim(1);
    return graph.add(
        new Initializer(
            weight.name() + ".T",
            type,
            List.of(columns, rows),
            () -> transposed(weights.tensor(weight.name()), (int) rows, (int) columns)));
  }

  private static Tensor transposed(Tensor matrix, int rows, int columns) {
    float[] from = matrix.floats();
    float[] to = new float[from.length];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        to[column * rows + row] = from[row * columns + column];
      }
    }
    return Tensor.of(matrix.name(), TensorShape.of(columns, rows), to);
  }
}
