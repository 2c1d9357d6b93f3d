package io.unetlab.profiler.cost;

import static java.lang.Math.addExact;
import static java.lang.Math.multiplyExact;

import io.unetlab.builders.graph.Activate;
import io.unetlab.builders.graph.Add;
import io.unetlab.builders.graph.AddPerChannel;
import io.unetlab.builders.graph.AddPositions;
import io.unetlab.builders.graph.Affine;
import io.unetlab.builders.graph.Attention;
import io.unetlab.builders.graph.Chunk;
import io.unetlab.builders.graph.Concat;
import io.unetlab.builders.graph.Conv2d;
import io.unetlab.builders.graph.Embedding;
import io.unetlab.builders.graph.GroupNorm;
import io.unetlab.builders.graph.Input;
import io.unetlab.builders.graph.LayerNorm;
import io.unetlab.builders.graph.Linear;
import io.unetlab.builders.graph.Multiply;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.graph.OpVisitor;
import io.unetlab.builders.graph.PickToken;
import io.unetlab.builders.graph.RmsNorm;
import io.unetlab.builders.graph.Sinusoid;
import io.unetlab.builders.graph.ToImage;
import io.unetlab.builders.graph.ToTokens;
import io.unetlab.builders.graph.Upsample;
import io.unetlab.spec.model.Activation;
import io.unetlab.spec.model.AttentionKernel;

/**
 * Counts operations, the only place that does. A count beyond 64 bits is an {@link
 * ArithmeticException}. The convention:
 *
 * <ul>
 *   <li><b>MACs</b>: one multiply-accumulate is 1 MAC. Convolutions (padding counts as data),
 *       linear layers and both products of attention have them, for the graph's whole batch;
 *       everything else has 0. A bias is not a MAC. Keys and values with a shared projection are
 *       projected and counted once.
 *   <li><b>FLOPs</b>: 2 x MACs, plus 1 per element of every other arithmetic operation: bias 1 per
 *       output; add, multiply, relu, tanh 1; silu 2 (sigmoid, multiply); quick gelu 3 (scale,
 *       sigmoid, multiply); exact gelu 5 (scale, erf, add one, multiply, halve); a constant scale
 *       and shift 2; GroupNorm and LayerNorm 7 per element (sum, centre, square, sum of squares,
 *       normalise, scale, shift) and 4 per group or token (mean, variance, epsilon, inverse root);
 *       RMS norm 4 per element (square, sum, normalise, scale) and 3 per run (mean, epsilon,
 *       inverse root); softmax 6 per score (scale, max, subtract, exp, sum, divide); relu attention
 *       3 per score (scale, relu, divide by the keys); a causal mask 1 per score; a sinusoid 1 per
 *       output and 1 per frequency (the angle). Functions such as exp, erf and sigmoid count as 1
 *       operation, whatever they cost on hardware.
 *   <li>A causal mask saves nothing: masked scores are computed and counted, as kernels do. Grouped
 *       heads of keys and values save nothing in the products either.
 *   <li><b>Linear attention</b> has two products too, k^T v of each head (keys x head width^2) and
 *       q (k^T v) (queries x head width^2), both counted for every head of queries, as if the keys
 *       and values were repeated. FLOPs beyond them: relu 1, elu + 1 2 (exp, add) per element of
 *       queries and keys; the sum of the keys 1 per element of keys; the divisor 3 per element of
 *       queries (multiply, add, divide) and 1 per query and head (epsilon).
 *   <li><b>Elements moved</b>: weights and inputs read once, the output written once, as if each
 *       operation ran alone and kept its intermediates on chip. The output of a shared key and
 *       value projection is read once; a chunk reads only its part; attention is fused, so its
 *       scores are not moved.
 *   <li>An embedding moves the rows that it picks, not the whole table, and computes nothing.
 *       Adding positions moves the rows of the positions that exist, once for the batch, and is 1
 *       FLOP per element. Picking a token moves the ids and that token; comparing ids is not
 *       arithmetic.
 *   <li>Concat, chunk, upsample (nearest), pick token and the conversions between image and tokens
 *       compute nothing: 0 FLOPs, and {@link Cost#movesDataOnly} is true. An input costs nothing;
 *       its readers count it.
 * </ul>
 */
final class OpCost implements OpVisitor<Cost> {

  private static final long NORM_PER_ELEMENT = 7;
  private static final long NORM_PER_GROUP = 4;
  private static final long RMS_PER_ELEMENT = 4;
  private static final long RMS_PER_RUN = 3;

  /** FLOPs of an activation function per element. */
  static long perElement(Activation function) {
    return switch (function) {
      case RELU, TANH -> 1;
      case SILU -> 2;
      case QUICK_GELU -> 3;
      case GELU -> 5;
    };
  }

  /** FLOPs per score between the two products of attention; 0 where there are no scores. */
  static long perScore(AttentionKernel kernel) {
    return switch (kernel) {
      case LINEAR_RELU, LINEAR_ELU -> 0;
      case RELU -> 3;
      case SOFTMAX -> 6;
    };
  }

  @Override
  public Cost visit(Input op, Node node) {
    return Cost.ZERO;
  }

  @Override
  public Cost visit(Conv2d op, Node node) {
    long weights =
        multiplyExact(multiplyExact((long) op.in() / op.groups(), op.kernel()), op.kernel());
    return affine(node, weights, op.out(), op.bias());
  }

  @Override
  public Cost visit(Linear op, Node node) {
    return affine(node, op.in(), op.out(), op.bias());
  }

  /** Each output element is a sum of {@code fanIn} products and a bias. */
  private static Cost affine(Node node, long fanIn, long width, boolean bias) {
    long params = addExact(multiplyExact(fanIn, width), bias ? width : 0);
    long outputs = node.shape().elements();
    return cost(node, params, multiplyExact(outputs, fanIn), bias ? outputs : 0);
  }

  @Override
  public Cost visit(GroupNorm op, Node node) {
    long groups = multiplyExact(node.shape().dim(0), op.groups());
    return norm(node, op.channels(), groups);
  }

  @Override
  public Cost visit(LayerNorm op, Node node) {
    return norm(node, op.width(), node.shape().elements() / op.width());
  }

  private static Cost norm(Node node, long width, long groups) {
    long perElement = multiplyExact(node.shape().elements(), NORM_PER_ELEMENT);
    long perGroup = multiplyExact(groups, NORM_PER_GROUP);
    return cost(node, multiplyExact(width, 2L), 0, addExact(perElement, perGroup));
  }

  @Override
  public Cost visit(RmsNorm op, Node node) {
    long elements = node.shape().elements();
    long perElement = multiplyExact(elements, RMS_PER_ELEMENT);
    long perRun = multiplyExact(elements / op.width(), RMS_PER_RUN);
    return cost(node, op.width(), 0, addExact(perElement, perRun));
  }

  @Override
  public Cost visit(Affine op, Node node) {
    return elementwise(node, 2);
  }

  @Override
  public Cost visit(Activate op, Node node) {
    return elementwise(node, perElement(op.function()));
  }

  @Override
  public Cost visit(Add op, Node node) {
    return elementwise(node, 1);
  }

  @Override
  public Cost visit(AddPerChannel op, Node node) {
    return elementwise(node, 1);
  }

  @Override
  public Cost visit(Multiply op, Node node) {
    return elementwise(node, 1);
  }

  private static Cost elementwise(Node node, long flops) {
    return cost(node, 0, 0, multiplyExact(node.shape().elements(), flops));
  }

  @Override
  public Cost visit(Attention op, Node node) {
    if (op.kernel().isLinear()) {
      return linearAttention(op, node);
    }
    long scores = scores(op, node);
    long product = multiplyExact(scores, op.headWidth());
    long perScore = perScore(op.kernel()) + (op.causal() ? 1 : 0);
    return cost(node, 0, multiplyExact(product, 2L), multiplyExact(scores, perScore));
  }

  private static Cost linearAttention(Attention op, Node node) {
    long queries = node.input(0).shape().elements();
    long keys = node.input(1).shape().elements();
    long repeated = multiplyExact(keys, (long) op.group());
    long macs = multiplyExact(addExact(queries, repeated), (long) op.headWidth());
    long feature = op.kernel() == AttentionKernel.LINEAR_RELU ? 1 : 2;
    long ofQueries = multiplyExact(queries, feature + 3);
    long ofKeys = multiplyExact(keys, feature + 1);
    return cost(node, 0, macs, addExact(addExact(ofQueries, ofKeys), queries / op.headWidth()));
  }

  /** Number of attention scores, heads x queries x keys; linear attention has none. */
  private static long scores(Attention op, Node node) {
    long queries = node.input(0).shape().elements() / op.width();
    long keys = node.input(1).shape().dim(1);
    return multiplyExact(multiplyExact(queries, keys), op.heads());
  }

  /**
   * Elements that unfused attention holds during its step: its scores, or the matrices k^T v of
   * linear attention, head width x head width for each head of keys and values.
   */
  static long held(Attention op, Node node) {
    long batch = node.shape().dim(0);
    return op.kernel().isLinear()
        ? multiplyExact(multiplyExact(batch, (long) op.kvWidth()), op.headWidth())
        : scores(op, node);
  }

  @Override
  public Cost visit(Sinusoid op, Node node) {
    long outputs = node.shape().elements();
    return cost(node, 0, 0, addExact(outputs, outputs / 2));
  }

  @Override
  public Cost visit(Upsample op, Node node) {
    return cost(node, 0, 0, 0);
  }

  @Override
  public Cost visit(Concat op, Node node) {
    return cost(node, 0, 0, 0);
  }

  @Override
  public Cost visit(Chunk op, Node node) {
    return new Cost(0, 0, 0, multiplyExact(node.shape().elements(), 2L), 0);
  }

  @Override
  public Cost visit(Embedding op, Node node) {
    long rows = node.shape().elements();
    long moved = addExact(multiplyExact(rows, 2L), node.input(0).shape().elements());
    return new Cost(multiplyExact((long) op.count(), op.width()), 0, 0, moved, rows);
  }

  @Override
  public Cost visit(AddPositions op, Node node) {
    long elements = node.shape().elements();
    long rows = multiplyExact(node.shape().dim(1), (long) op.width());
    long moved = addExact(multiplyExact(elements, 2L), rows);
    return new Cost(multiplyExact((long) op.tokens(), op.width()), 0, elements, moved, rows);
  }

  @Override
  public Cost visit(PickToken op, Node node) {
    long picked = multiplyExact(node.shape().elements(), 2L);
    return new Cost(0, 0, 0, addExact(picked, node.input(1).shape().elements()), 0);
  }

  @Override
  public Cost visit(ToTokens op, Node node) {
    return cost(node, 0, 0, 0);
  }

  @Override
  public Cost visit(ToImage op, Node node) {
    return cost(node, 0, 0, 0);
  }

  private static Cost cost(Node node, long params, long macs, long otherFlops) {
    long flops = addExact(multiplyExact(macs, 2L), otherFlops);
    long moved = addExact(addExact(params, inputElements(node)), node.shape().elements());
    return new Cost(params, macs, flops, moved, params);
  }

  private static long inputElements(Node node) {
    int count = node.inputs().size();
    if (count == 1) {
      return node.input(0).shape().elements();
    }
    long sum = 0;
    for (int i = 0; i < count; i++) {
      Node input = node.input(i);
      if (node.inputs().indexOf(input) == i) {
        sum = addExact(sum, input.shape().elements());
      }
    }
    return sum;
  }
}
