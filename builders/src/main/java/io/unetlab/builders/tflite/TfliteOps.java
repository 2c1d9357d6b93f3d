package io.unetlab.builders.tflite;

import io.unetlab.builders.graph.Activate;
import io.unetlab.builders.graph.Add;
import io.unetlab.builders.graph.AddPerChannel;
import io.unetlab.builders.graph.AddPositions;
import io.unetlab.builders.graph.Affine;
import io.unetlab.builders.graph.Attention;
import io.unetlab.builders.graph.Chunk;
import io.unetlab.builders.graph.Concat;
import io.unetlab.builders.graph.Conv2d;
import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.graph.Embedding;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.GroupNorm;
import io.unetlab.builders.graph.Input;
import io.unetlab.builders.graph.LayerNorm;
import io.unetlab.builders.graph.Linear;
import io.unetlab.builders.graph.Multiply;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.graph.OpVisitor;
import io.unetlab.builders.graph.Output;
import io.unetlab.builders.graph.PickToken;
import io.unetlab.builders.graph.RmsNorm;
import io.unetlab.builders.graph.Sinusoid;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.builders.graph.ToImage;
import io.unetlab.builders.graph.ToTokens;
import io.unetlab.builders.graph.Upsample;
import io.unetlab.builders.weights.Initializers;
import io.unetlab.builders.weights.WeightStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Lowers each operation to TensorFlow Lite; a visit returns the tensor that holds its result.
 * Images are N x H x W x C, so tokens and images are the same numbers in the same order.
 * docs/litert.md explains the choices.
 */
public final class TfliteOps implements OpVisitor<TfliteTensor> {

  private final TfliteOptions options;
  private final WeightStore weights;
  private final TfliteGraph graph = new TfliteGraph();
  private final Map<Node, TfliteTensor> values = new HashMap<>();
  private final Map<Node, List<TfliteTensor>> splits = new HashMap<>();

  private TfliteOps(TfliteOptions options, WeightStore weights) {
    this.options = options;
    this.weights = weights;
  }

  /** A network as it is in its file; no weights are computed. */
  public static TfliteGraph lower(Graph graph, TfliteOptions options) {
    return lower(graph, Initializers.seeded(graph, 0), options);
  }

  /**
   * A network as it is in its file.
   *
   * @param weights that match the graph; read when the file is written
   */
  static TfliteGraph lower(Graph graph, WeightStore weights, TfliteOptions options) {
    TfliteOps ops = new TfliteOps(options, weights);
    graph.nodes().forEach(node -> ops.values.put(node, node.accept(ops)));
    graph.outputs().forEach(ops::give);
    return ops.graph;
  }

  // An output is neither an input nor a second output.
  private void give(Output output) {
    TfliteTensor value = value(output.node());
    boolean taken = graph.inputs().containsValue(value) || graph.outputs().containsValue(value);
    graph.output(output.name(), taken ? steps(output.node()).copy(value, value.shape()) : value);
  }

  private TfliteSteps steps(Node node) {
    return new TfliteSteps(graph, weights, node, options);
  }

  private TfliteTensor value(Node node) {
    TfliteTensor value = values.get(node);
    if (value == null) {
      throw new IllegalStateException(node + " has not been visited");
    }
    return value;
  }

  private TfliteTensor in(Node node, int index) {
    return value(node.input(index));
  }

  private static TensorShape shape(Node node) {
    return TfliteLayout.shape(node.shape());
  }

  @Override
  public TfliteTensor visit(Input op, Node node) {
    return graph.input(node.name(), TfliteLayout.type(op.type()), shape(node));
  }

  @Override
  public TfliteTensor visit(Conv2d op, Node node) {
    return new ConvolutionSteps(op, steps(node), shape(node)).add(in(node, 0));
  }

  @Override
  public TfliteTensor visit(Linear op, Node node) {
    return new LinearSteps(op, steps(node), node.shape()).add(in(node, 0));
  }

  @Override
  public TfliteTensor visit(GroupNorm op, Node node) {
    return new NormSteps(steps(node)).add(op, in(node, 0));
  }

  @Override
  public TfliteTensor visit(LayerNorm op, Node node) {
    return new NormSteps(steps(node)).add(op, in(node, 0));
  }

  @Override
  public TfliteTensor visit(RmsNorm op, Node node) {
    return new NormSteps(steps(node)).add(op, in(node, 0));
  }

  @Override
  public TfliteTensor visit(Affine op, Node node) {
    TfliteSteps steps = steps(node);
    TfliteTensor scaled = steps.binary(TfliteCode.MUL, in(node, 0), op.scale());
    return steps.binary(TfliteCode.ADD, scaled, op.shift());
  }

  @Override
  public TfliteTensor visit(Activate op, Node node) {
    return new ActivationSteps(steps(node)).add(op.function(), in(node, 0));
  }

  @Override
  public TfliteTensor visit(Add op, Node node) {
    return steps(node).binary(TfliteCode.ADD, in(node, 0), in(node, 1));
  }

  @Override
  public TfliteTensor visit(AddPerChannel op, Node node) {
    TfliteSteps steps = steps(node);
    TensorShape vector = node.input(1).shape();
    TfliteTensor pixel = steps.reshape(in(node, 1), vector.dim(0), 1, 1, vector.dim(1));
    return steps.binary(TfliteCode.ADD, in(node, 0), pixel);
  }

  @Override
  public TfliteTensor visit(Multiply op, Node node) {
    return steps(node).binary(TfliteCode.MUL, in(node, 0), in(node, 1));
  }

  @Override
  public TfliteTensor visit(Attention op, Node node) {
    return new AttentionSteps(op, node, steps(node)).add(in(node, 0), in(node, 1), in(node, 2));
  }

  @Override
  public TfliteTensor visit(Upsample op, Node node) {
    return new UpsampleSteps(steps(node), shape(node)).add(in(node, 0));
  }

  @Override
  public TfliteTensor visit(Concat op, Node node) {
    int axis = TfliteLayout.axis(1, node.shape());
    return steps(node).concat(axis, List.of(in(node, 0), in(node, 1)));
  }

  /** All parts of a tensor come from one SPLIT, wherever they are read. */
  @Override
  public TfliteTensor visit(Chunk op, Node node) {
    return splits.computeIfAbsent(node.input(0), whole -> split(op, node)).get(op.index());
  }

  private List<TfliteTensor> split(Chunk op, Node node) {
    int axis = TfliteLayout.axis(Chunk.axis(node.shape()), node.shape());
    return steps(node).split(in(node, 0), axis, op.parts());
  }

  /** The numbers have one dimension: LiteRT's GPU delegate gathers by no others. */
  @Override
  public TfliteTensor visit(Embedding op, Node node) {
    TfliteSteps steps = steps(node);
    TfliteTensor ids = steps.reshape(in(node, 0), node.input(0).shape().elements());
    TensorShape table =
        steps.weights().areQuantized()
            ? TensorShape.of(op.count(), 1, 1, op.width())
            : TensorShape.of(op.count(), op.width());
    TfliteTensor rows = steps.gather(steps.weights().of(0, table, WeightOrder.SAME), ids, 0);
    return steps.reshape(rows, node.shape().toArray());
  }

  /**
   * Of a longer table, only the rows that are read are in the file; in float32, as they are few.
   */
  @Override
  public TfliteTensor visit(AddPositions op, Node node) {
    TfliteSteps steps = steps(node);
    TensorShape rows = TensorShape.of(node.shape().dim(1), op.width());
    return steps.binary(TfliteCode.ADD, in(node, 0), steps.weights().exact(0, rows));
  }

  @Override
  public TfliteTensor visit(PickToken op, Node node) {
    return new PickTokenSteps(op, steps(node)).add(in(node, 0), in(node, 1));
  }

  @Override
  public TfliteTensor visit(ToTokens op, Node node) {
    return steps(node).reshape(in(node, 0), node.shape().toArray());
  }

  @Override
  public TfliteTensor visit(ToImage op, Node node) {
    return steps(node).reshape(in(node, 0), shape(node).toArray());
  }

  @Override
  public TfliteTensor visit(Sinusoid op, Node node) {
    TfliteSteps steps = steps(node);
    TfliteTensor given = in(node, 0);
    TfliteTensor numbers =
        given.type() == ElementType.FLOAT32 ? given : steps.cast(given, ElementType.FLOAT32);
    long count = given.shape().elements();
    int half = op.width() / 2;
    String name = "frequencies/" + half + "/" + op.shift();
    TensorShape row = TensorShape.of(1, half);
    TfliteTensor angles =
        steps.add(
            TfliteCode.MUL,
            TensorShape.of(count, half),
            List.of(steps.reshape(numbers, count, 1), graph.floats(name, row, op.frequencies())),
            Map.of());
    TfliteTensor cosines = steps.unary(TfliteCode.COS, angles);
    TfliteTensor sines = steps.unary(TfliteCode.SIN, angles);
    TfliteTensor both =
        steps.concat(1, op.cosinesFirst() ? List.of(cosines, sines) : List.of(sines, cosines));
    return steps.reshape(both, node.shape().toArray());
  }
}
