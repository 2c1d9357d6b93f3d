package io.unetlab.builders.onnx;

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
import io.unetlab.builders.weights.WeightStore;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Lowers each operation to ONNX; a visit returns the name of the value that holds its result.
 * docs/onnx.md explains the choices.
 */
final class OnnxOps implements OpVisitor<String> {

  private final OnnxOptions options;
  private final ElementType type;
  private final WeightStore weights;
  private final OnnxGraph graph = new OnnxGraph();
  private final Map<Node, String> values = new HashMap<>();
  private final Map<Node, List<String>> splits = new HashMap<>();

  private OnnxOps(OnnxOptions options, WeightStore weights) {
    this.options = options;
    this.type = options.precision();
    this.weights = weights;
  }

  /**
   * A network as an ONNX graph, with its named outputs.
   *
   * @param weights that match the graph; read when the file is written
   */
  static OnnxGraph lower(Graph graph, WeightStore weights, OnnxOptions options) {
    OnnxOps ops = new OnnxOps(options, weights);
    ops.lower(graph);
    return ops.graph;
  }

  private void lower(Graph network) {
    network.outputs().forEach(output -> graph.unique(output.name()));
    network.nodes().forEach(node -> values.put(node, node.accept(this)));
    network.outputs().forEach(this::give);
  }

  private void give(Output output) {
    Node node = output.node();
    ElementType given = node.op().type();
    boolean exact = held(node) == given;
    graph.add(
        new OnnxNode(
            graph.unique(output.name() + (exact ? "/Identity" : "/Cast")),
            OnnxType.own(exact ? "Identity" : "Cast"),
            List.of(value(node)),
            List.of(output.name()),
            exact ? List.of() : List.of(Attribute.of("to", OnnxCodes.code(given)))));
    graph.output(output.name(), new OnnxValue(given, node.shape()));
  }

  /** The type of a node's result in the file. */
  private ElementType held(Node node) {
    return node.op().isExact() ? node.op().type() : type;
  }

  private Steps steps(Node node) {
    return new Steps(graph, weights, node, type);
  }

  /** The name of a node's result in the file. */
  private String value(Node node) {
    String value = values.get(node);
    if (value == null) {
      throw new IllegalStateException(node + " has not been visited");
    }
    return value;
  }

  private String in(Node node, int index) {
    return value(node.input(index));
  }

  /** Has the type that the graph declares; time steps and integers keep it. */
  @Override
  public String visit(Input op, Node node) {
    String name = graph.unique(node.name());
    graph.input(name, new OnnxValue(op.type(), node.shape()));
    return steps(node).cast(name, op.type(), held(node));
  }

  @Override
  public String visit(Conv2d op, Node node) {
    Steps steps = steps(node);
    long before = op.padBefore();
    long after = op.padAfter();
    long side = op.kernel();
    long stride = op.stride();
    return steps.add(
        "Conv",
        layer(node, op.bias(), steps),
        Attribute.of("kernel_shape", List.of(side, side)),
        Attribute.of("strides", List.of(stride, stride)),
        Attribute.of("pads", List.of(before, before, after, after)),
        Attribute.of("group", op.groups()));
  }

  private List<String> layer(Node node, boolean bias, Steps steps) {
    return bias
        ? List.of(in(node, 0), steps.weight(0), steps.weight(1))
        : List.of(in(node, 0), steps.weight(0));
  }

  /** For tokens, a product with the transposed matrix and a sum; for a vector, one Gemm. */
  @Override
  public String visit(Linear op, Node node) {
    Steps steps = steps(node);
    if (node.shape().rank() == 2) {
      return steps.add("Gemm", layer(node, op.bias(), steps), Attribute.of("transB", 1));
    }
    String product = steps.add("MatMul", List.of(in(node, 0), steps.transposedWeight(0)));
    return op.bias() ? steps.add("Add", List.of(product, steps.weight(1))) : product;
  }

  @Override
  public String visit(GroupNorm op, Node node) {
    return new NormSteps(node, steps(node), options).add(op, in(node, 0));
  }

  @Override
  public String visit(LayerNorm op, Node node) {
    return new NormSteps(node, steps(node), options).add(op, in(node, 0));
  }

  @Override
  public String visit(RmsNorm op, Node node) {
    return new NormSteps(node, steps(node), options).add(op, in(node, 0));
  }

  @Override
  public String visit(Affine op, Node node) {
    Steps steps = steps(node);
    String scaled = steps.add("Mul", List.of(in(node, 0), graph.scalar((float) op.scale(), type)));
    return steps.add("Add", List.of(scaled, graph.scalar((float) op.shift(), type)));
  }

  @Override
  public String visit(Activate op, Node node) {
    return new ActivationSteps(steps(node), options).add(op.function(), in(node, 0));
  }

  @Override
  public String visit(Add op, Node node) {
    return steps(node).add("Add", List.of(in(node, 0), in(node, 1)));
  }

  @Override
  public String visit(AddPerChannel op, Node node) {
    Steps steps = steps(node);
    TensorShape vector = node.input(1).shape();
    String image = steps.reshape(in(node, 1), vector.dim(0), vector.dim(1), 1, 1);
    return steps.add("Add", List.of(in(node, 0), image));
  }

  @Override
  public String visit(Multiply op, Node node) {
    return steps(node).add("Mul", List.of(in(node, 0), in(node, 1)));
  }

  @Override
  public String visit(Attention op, Node node) {
    return new AttentionSteps(op, node, steps(node), options)
        .add(in(node, 0), in(node, 1), in(node, 2));
  }

  @Override
  public String visit(Upsample op, Node node) {
    OptionalInt factor = op.factor(node.input(0).shape());
    List<String> inputs =
        factor.isPresent()
            ? List.of(in(node, 0), "", scales(factor.getAsInt()))
            : List.of(in(node, 0), "", "", graph.longs(node.shape().toArray()));
    return steps(node)
        .add(
            "Resize",
            inputs,
            Attribute.of("mode", "nearest"),
            Attribute.of("coordinate_transformation_mode", "asymmetric"),
            Attribute.of("nearest_mode", "floor"));
  }

  private String scales(int factor) {
    return graph.floats("scales/" + factor, 1, 1, factor, factor);
  }

  @Override
  public String visit(Concat op, Node node) {
    return steps(node).add("Concat", List.of(in(node, 0), in(node, 1)), Attribute.of("axis", 1));
  }

  /** All parts of a tensor come from one Split, wherever they are read. */
  @Override
  public String visit(Chunk op, Node node) {
    return splits.computeIfAbsent(node.input(0), whole -> split(op, node)).get(op.index());
  }

  private List<String> split(Chunk op, Node node) {
    int axis = Chunk.axis(node.shape());
    long[] sizes = new long[op.parts()];
    Arrays.fill(sizes, node.shape().dim(axis));
    return steps(node)
        .add(
            OnnxType.own("Split"),
            List.of(in(node, 0), graph.longs(sizes)),
            op.parts(),
            Attribute.of("axis", axis));
  }

  @Override
  public String visit(Embedding op, Node node) {
    Steps steps = steps(node);
    return steps.add("Gather", List.of(steps.weight(0), in(node, 0)), Attribute.of("axis", 0));
  }

  @Override
  public String visit(AddPositions op, Node node) {
    Steps steps = steps(node);
    long tokens = node.shape().dim(1);
    String rows =
        tokens == op.tokens()
            ? steps.weight(0)
            : steps.add(
                "Slice",
                List.of(steps.weight(0), graph.longs(0), graph.longs(tokens), graph.longs(0)));
    return steps.add("Add", List.of(in(node, 0), rows));
  }

  /** Runtimes find the largest of int32 numbers, not of every int64. */
  @Override
  public String visit(PickToken op, Node node) {
    Steps steps = steps(node);
    String ids = in(node, 1);
    ElementType of = node.input(1).op().type();
    String found =
        op.endOfText().isPresent()
            ? steps.add("Equal", List.of(ids, graph.whole(op.endOfText().get(), of)))
            : ids;
    String numbers =
        steps.cast(found, op.endOfText().isPresent() ? ElementType.BOOL : of, ElementType.INT32);
    String row =
        steps.add("ArgMax", List.of(numbers), Attribute.of("axis", 1), Attribute.of("keepdims", 1));
    return steps.add("GatherND", List.of(in(node, 0), row), Attribute.of("batch_dims", 1));
  }

  @Override
  public String visit(ToTokens op, Node node) {
    Steps steps = steps(node);
    TensorShape tokens = node.shape();
    String rows = steps.reshape(in(node, 0), tokens.dim(0), tokens.dim(2), tokens.dim(1));
    return steps.transpose(rows, 0L, 2L, 1L);
  }

  @Override
  public String visit(ToImage op, Node node) {
    Steps steps = steps(node);
    return steps.reshape(steps.transpose(in(node, 0), 0L, 2L, 1L), node.shape().toArray());
  }

  /** Always in float32: 16 bits are too imprecise for a time step's angle. */
  @Override
  public String visit(Sinusoid op, Node node) {
    Steps steps = steps(node);
    String numbers = steps.cast(in(node, 0), held(node.input(0)), ElementType.FLOAT32);
    int half = op.width() / 2;
    String rates = graph.floats("frequencies/" + half + "/" + op.shift(), op.frequencies());
    String angles = steps.add("Mul", List.of(steps.reshape(numbers, -1, 1), rates));
    String cosines = steps.add("Cos", List.of(angles));
    String sines = steps.add("Sin", List.of(angles));
    String both =
        steps.add(
            "Concat",
            op.cosinesFirst() ? List.of(cosines, sines) : List.of(sines, cosines),
            Attribute.of("axis", 1));
    return steps.cast(steps.reshape(both, node.shape().toArray()), ElementType.FLOAT32, type);
  }
}
