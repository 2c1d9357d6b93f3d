package io.unetlab.builders.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
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
import io.unetlab.builders.graph.GroupNorm;
import io.unetlab.builders.graph.Input;
import io.unetlab.builders.graph.LayerNorm;
import io.unetlab.builders.graph.Linear;
import io.unetlab.builders.graph.Multiply;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.graph.OpVisitor;
import io.unetlab.builders.graph.Padding;
import io.unetlab.builders.graph.PickToken;
import io.unetlab.builders.graph.RmsNorm;
import io.unetlab.builders.graph.Sinusoid;
import io.unetlab.builders.graph.ToImage;
import io.unetlab.builders.graph.ToTokens;
import io.unetlab.builders.graph.Upsample;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.LongStream;

/**
 * Runs each operation on arrays, for any batch; shapes come from the arrays. A result is a new
 * array, possibly a view of an input's numbers, and belongs to the input's manager.
 */
final class DjlOps implements OpVisitor<NDArray> {

  /** A node's input. */
  interface Values {

    NDArray input(Node node, int index);

    /** The node's weights, in the order in which its operation declares them. */
    List<NDArray> weights(Node node);

    /** Whether the node's result may take the place of an input, which nothing reads later. */
    boolean mayOverwrite(Node node, int index);

    /** Whether the convolution that reads an upsampled image doubles it itself. */
    boolean staysSmall(Node upsample);
  }

  private final Values values;
  private final Kernels kernels;
  private final ElementType type;

  DjlOps(Values values, Kernels kernels, ElementType type) {
    this.values = values;
    this.kernels = kernels;
    this.type = type;
  }

  @Override
  public NDArray visit(Input op, Node node) {
    throw new IllegalStateException("inputs are not computed:  " + node);
  }

  @Override
  public NDArray visit(Conv2d op, Node node) {
    List<NDArray> weights = values.weights(node);
    NDArray bias = op.bias() ? weights.get(1) : null;
    NDArray image = undoubled(op, node, weights.get(0));
    NDArray padded = op.padding() == Padding.END ? kernels.padded(image, op.padAfter()) : image;
    return kernels.conv2d(padded, op, weights.get(0), bias);
  }

  // What a doubling convolution reads: of a large image that others read too, every second pixel.
  private NDArray undoubled(Conv2d op, Node node, NDArray weight) {
    NDArray image = values.input(node, 0);
    boolean large = DoubledConvolution.isFolded(weight, op) && !values.staysSmall(node.input(0));
    return large ? image.get(":, :, ::2, ::2") : image;
  }

  @Override
  public NDArray visit(Linear op, Node node) {
    List<NDArray> weights = values.weights(node);
    NDArray bias = op.bias() ? weights.get(1) : null;
    return ai.djl.nn.core.Linear.linear(values.input(node, 0), weights.get(0), bias)
        .singletonOrThrow();
  }

  @Override
  public NDArray visit(GroupNorm op, Node node) {
    List<NDArray> weights = values.weights(node);
    return kernels.groupNorm(values.input(node, 0), op, weights.get(0), weights.get(1));
  }

  @Override
  public NDArray visit(LayerNorm op, Node node) {
    List<NDArray> weights = values.weights(node);
    Shape width = new Shape(op.width());
    return ai.djl.nn.norm.LayerNorm.layerNorm(
            values.input(node, 0), width, weights.get(0), weights.get(1), (float) op.epsilon())
        .singletonOrThrow();
  }

  @Override
  public NDArray visit(RmsNorm op, Node node) {
    return kernels.rmsNorm(values.input(node, 0), op, values.weights(node).get(0));
  }

  @Override
  public NDArray visit(Affine op, Node node) {
    NDArray x = values.input(node, 0);
    return x.mul(Constant.of(x.getManager(), op.scale())).add(op.shift());
  }

  @Override
  public NDArray visit(Activate op, Node node) {
    return kernels.activate(values.input(node, 0), op.function(), values.mayOverwrite(node, 0));
  }

  /** A residual is usually the second, which nothing else reads. */
  @Override
  public NDArray visit(Add op, Node node) {
    NDArray first = values.input(node, 0);
    NDArray second = values.input(node, 1);
    return values.mayOverwrite(node, 1)
        ? kernels.add(second, first, true)
        : kernels.add(first, second, values.mayOverwrite(node, 0));
  }

  @Override
  public NDArray visit(AddPerChannel op, Node node) {
    return values.input(node, 0).add(values.input(node, 1).expandDims(2).expandDims(3));
  }

  @Override
  public NDArray visit(Multiply op, Node node) {
    return values.input(node, 0).mul(values.input(node, 1));
  }

  @Override
  public NDArray visit(Attention op, Node node) {
    return kernels.attention(
        values.input(node, 0), values.input(node, 1), values.input(node, 2), op);
  }

  @Override
  public NDArray visit(Upsample op, Node node) {
    NDArray image = values.input(node, 0);
    if (values.staysSmall(node)) {
      return image.reshape(image.getShape());
    }
    OptionalInt factor = op.factor(node.input(0).shape());
    return factor.isPresent() ? kernels.enlarged(image, factor.getAsInt()) : picked(image, op);
  }

  // Picks each row of the result, then each pixel of the rows.
  private static NDArray picked(NDArray image, Upsample op) {
    NDManager manager = image.getManager();
    NDArray rows = Constant.of(manager, sources(image.getShape().get(2), op.height()));
    NDArray columns = Constant.of(manager, sources(image.getShape().get(3), op.width()));
    return image.get(":, :, {}", rows).get(":, :, :, {}", columns);
  }

  private static long[] sources(long from, int to) {
    return LongStream.range(0, to).map(i -> i * from / to).toArray();
  }

  @Override
  public NDArray visit(Concat op, Node node) {
    return values.input(node, 0).concat(values.input(node, 1), 1);
  }

  @Override
  public NDArray visit(Chunk op, Node node) {
    NDArray x = values.input(node, 0);
    int axis = Chunk.axis(node.shape());
    long length = node.shape().dim(axis);
    String part = node.shape().isImage() ? ":, {}:{}" : "..., {}:{}";
    return x.get(part, op.index() * length, (op.index() + 1) * length);
  }

  @Override
  public NDArray visit(Embedding op, Node node) {
    return values.weights(node).get(0).get(values.input(node, 0));
  }

  @Override
  public NDArray visit(AddPositions op, Node node) {
    NDArray tokens = values.input(node, 0);
    // A view of a weight belongs to the weight's manager, which outlives every run.
    try (NDArray rows = values.weights(node).get(0).get("0:{}", tokens.getShape().get(1))) {
      return tokens.add(rows);
    }
  }

  @Override
  public NDArray visit(PickToken op, Node node) {
    NDArray states = values.input(node, 0);
    NDArray ids = values.input(node, 1);
    NDArray found =
        op.endOfText().isPresent()
            ? ids.eq(op.endOfText().get()).toType(DataType.INT32, false)
            : ids;
    long width = states.getShape().get(2);
    NDArray rows = found.argMax(1).reshape(-1, 1, 1);
    return states.gather(rows.broadcast(states.getShape().get(0), 1, width), 1).squeeze(1);
  }

  @Override
  public NDArray visit(ToTokens op, Node node) {
    return values.input(node, 0).flatten(2, 3).transpose(0, 2, 1);
  }

  @Override
  public NDArray visit(ToImage op, Node node) {
    NDArray tokens = values.input(node, 0);
    return tokens
        .transpose(0, 2, 1)
        .reshape(tokens.getShape().get(0), tokens.getShape().get(2), op.height(), op.width());
  }

  /** Always in float32: bfloat16 cannot represent a time step such as 981. */
  @Override
  public NDArray visit(Sinusoid op, Node node) {
    NDArray numbers = values.input(node, 0);
    NDManager manager = numbers.getManager();
    NDArray angles = numbers.reshape(-1, 1).mul(manager.create(op.frequencies()));
    NDArray cosines = angles.cos();
    NDArray sines = angles.sin();
    NDArray both = op.cosinesFirst() ? cosines.concat(sines, 1) : sines.concat(cosines, 1);
    NDArray embedding = both.reshape(numbers.getShape().get(0), node.shape().last());
    return type == ElementType.FLOAT32 ? embedding : FusedKernels.get().cast(embedding, type);
  }
}
