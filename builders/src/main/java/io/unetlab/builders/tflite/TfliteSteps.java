package io.unetlab.builders.tflite;

import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.builders.weights.WeightStore;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The operators that one operation is lowered to. Their results are named by the operation's path,
 * a slash and the operator, so that a runtime's profile can be mapped to the graph.
 */
final class TfliteSteps {

  private final TfliteGraph graph;
  private final WeightStore weights;
  private final Node node;
  private final TfliteOptions options;

  TfliteSteps(TfliteGraph graph, WeightStore weights, Node node, TfliteOptions options) {
    this.graph = graph;
    this.weights = weights;
    this.node = node;
    this.options = options;
  }

  TfliteGraph graph() {
    return graph;
  }

  /** Adds an operator and returns its result, float32. */
  TfliteTensor add(
      TfliteCode code, TensorShape shape, List<TfliteTensor> inputs, Map<String, Number> settings) {
    return add(code, ElementType.FLOAT32, shape, inputs, settings);
  }

  TfliteTensor add(
      TfliteCode code,
      ElementType type,
      TensorShape shape,
      List<TfliteTensor> inputs,
      Map<String, Number> settings) {
    return add(code, type, List.of(shape), inputs, settings).get(0);
  }

  /** Adds an operator with several results. */
  List<TfliteTensor> add(
      TfliteCode code,
      ElementType type,
      List<TensorShape> shapes,
      List<TfliteTensor> inputs,
      Map<String, Number> settings) {
    String name = node.path() + "/" + code;
    List<TfliteTensor> results =
        IntStream.range(0, shapes.size())
            .mapToObj(
                i -> graph.value(shapes.size() == 1 ? name : name + ":" + i, type, shapes.get(i)))
            .toList();
    graph.add(new TfliteOperator(code, node, inputs, results, settings));
    return results;
  }

  /** Writes the operators of a composite into its own graph, and returns their result. */
  interface Decomposition {
    TfliteTensor add(TfliteSteps steps, List<TfliteTensor> inputs);
  }

  /**
   * One operator for a delegate that has a kernel of this name; its decomposition for all others.
   *
   * @param reductionAxes a further attribute; left out if empty
   */
  TfliteTensor composite(
      String name,
      TensorShape shape,
      List<TfliteTensor> inputs,
      Map<String, Number> attributes,
      List<Integer> reductionAxes,
      Decomposition decomposition) {
    TfliteGraph inner = new TfliteGraph();
    List<TfliteTensor> given =
        inputs.stream().map(it -> inner.input(it.name(), it.type(), it.shape())).toList();
    TfliteSteps steps = new TfliteSteps(inner, weights, node, options);
    inner.output(name, decomposition.add(steps, given));
    TfliteTensor result =
        graph.value(node.path() + "/" + TfliteCode.STABLEHLO_COMPOSITE, ElementType.FLOAT32, shape);
    graph.add(
        new TfliteOperator(
            TfliteCode.STABLEHLO_COMPOSITE,
            node,
            inputs,
            List.of(result),
            Map.of(),
            Optional.of(new TfliteComposite(name, attributes, reductionAxes, inner))));
    return result;
  }

  boolean hasComposites() {
    return options.form() == TfliteForm.COMPOSITES;
  }

  /** An operator that keeps shape and type. */
  TfliteTensor unary(TfliteCode code, TfliteTensor x) {
    return add(code, x.type(), x.shape(), List.of(x), Map.of());
  }

  /** An operator on two tensors, element by element; the second may be broadcast. */
  TfliteTensor binary(TfliteCode code, TfliteTensor x, TfliteTensor y) {
    return add(code, x.type(), x.shape(), List.of(x, y), Map.of());
  }

  TfliteTensor binary(TfliteCode code, TfliteTensor x, double y) {
    return binary(code, x, graph.scalar(y));
  }

  TfliteTensor reshape(TfliteTensor x, long... dims) {
    TensorShape shape = TensorShape.of(dims);
    if (shape.equals(x.shape())) {
      return x;
    }
    return copy(x, shape);
  }

  /** The same numbers under another name. */
  TfliteTensor copy(TfliteTensor x, TensorShape shape) {
    TfliteTensor dims = graph.wholes(ints(shape));
    return add(TfliteCode.RESHAPE, x.type(), shape, List.of(x, dims), Map.of());
  }

  TfliteTensor transpose(TfliteTensor x, int... order) {
    long[] dims = Arrays.stream(order).mapToLong(from -> x.shape().dim(from)).toArray();
    return add(
        TfliteCode.TRANSPOSE,
        x.type(),
        TensorShape.of(dims),
        List.of(x, graph.wholes(order)),
        Map.of());
  }

  /** The mean, or the sum, over dimensions, which stay with length 1. */
  TfliteTensor reduce(TfliteCode code, TfliteTensor x, int... axes) {
    TensorShape shape = x.shape();
    for (int axis : axes) {
      shape = shape.with(axis, 1);
    }
    return add(code, shape, List.of(x, graph.wholes(axes)), Map.of("keep_dims", 1));
  }

  /**
   * The product of the innermost matrices. The second one is transposed before if it has to be:
   * some delegates ignore the operator's own settings for that.
   */
  TfliteTensor product(TfliteTensor x, TfliteTensor y) {
    TensorShape shape = x.shape().withLast(y.shape().last());
    return add(TfliteCode.BATCH_MATMUL, shape, List.of(x, y), Map.of());
  }

  TfliteTensor softmax(TfliteTensor x) {
    return add(TfliteCode.SOFTMAX, x.shape(), List.of(x), Map.of("beta", 1f));
  }

  TfliteTensor concat(int axis, List<TfliteTensor> parts) {
    long width = parts.stream().mapToLong(it -> it.shape().dim(axis)).sum();
    TensorShape shape = parts.get(0).shape().with(axis, width);
    return add(TfliteCode.CONCATENATION, shape, parts, Map.of("axis", axis));
  }

  /** Equal parts. The axis has one dimension: the GPU delegate refuses a scalar. */
  List<TfliteTensor> split(TfliteTensor x, int axis, int parts) {
    TensorShape part = x.shape().with(axis, x.shape().dim(axis) / parts);
    return add(
        TfliteCode.SPLIT,
        x.type(),
        Collections.nCopies(parts, part),
        List.of(graph.wholes(axis), x),
        Map.of("num_splits", parts));
  }

  /** Rows of a dimension, by their numbers, which have one dimension. */
  TfliteTensor gather(TfliteTensor x, TfliteTensor rows, int axis) {
    TensorShape shape = x.shape().with(axis, rows.shape().dim(0));
    return add(TfliteCode.GATHER, x.type(), shape, List.of(x, rows), Map.of("axis", axis));
  }

  TfliteTensor cast(TfliteTensor x, ElementType to) {
    return add(
        TfliteCode.CAST,
        to,
        x.shape(),
        List.of(x),
        Map.of(
            "in_data_type", TfliteTypes.number(x.type()), "out_data_type", TfliteTypes.number(to)));
  }

  /** The weights of the operation. */
  WeightSteps weights() {
    return new WeightSteps(this, node, options.precision(), weights);
  }

  static int[] ints(TensorShape shape) {
    return Arrays.stream(shape.toArray()).mapToInt(Math::toIntExact).toArray();
  }
}
