package io.unetlab.builders.tflite;

import io.unetlab.builders.graph.Attention;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.spec.model.AttentionKernel;
import java.util.Arrays;

/**
 * The operators of an attention. Query heads that share a head of keys and values become rows of
 * one matrix, a head's tokens next to each other, so nothing is repeated.
 */
final class AttentionSteps {

  /** Makes a weight of softmax 0 in float32, and is a number in float16 too. */
  private static final float MASKED = -30_000;

  private final Attention op;
  private final Node node;
  private final TfliteSteps steps;

  AttentionSteps(Attention op, Node node, TfliteSteps steps) {
    this.op = op;
    this.node = node;
    this.steps = steps;
  }

  /** Adds the operators and returns the result, N x tokens x width. */
  TfliteTensor add(TfliteTensor queries, TfliteTensor keys, TfliteTensor values) {
    return op.kernel().isLinear() ? linear(queries, keys, values) : product(queries, keys, values);
  }

  // The queries are scaled before the product: in 16 bits the scores would overflow.
  private TfliteTensor product(TfliteTensor queries, TfliteTensor keys, TfliteTensor values) {
    TfliteTensor q = rows(steps.both(TfliteCode.MUL, queries, scale()));
    TfliteTensor scores = steps.product(q, steps.transpose(heads(keys), 0, 2, 3, 1));
    TfliteTensor weights =
        op.kernel() == AttentionKernel.RELU
            ? steps.same(TfliteCode.RELU, scores)
            : steps.softmax(op.causal() ? masked(scores) : scores);
    return joined(steps.product(weights, byHead(values)));
  }

  private double scale() {
    double scale = 1 / Math.sqrt(op.headWidth());
    return op.kernel() == AttentionKernel.RELU ? scale / keys() : scale;
  }

  // Row i is of token i % tokens, which reads the keys up to its own.
  private TfliteTensor masked(TfliteTensor scores) {
    int rows = Math.toIntExact(scores.shape().dim(2));
    int keys = Math.toIntExact(keys());
    float[] mask = new float[Math.multiplyExact(rows, keys)];
    for (int row = 0; row < rows; row++) {
      Arrays.fill(mask, row * keys + row % keys + 1, (row + 1) * keys, MASKED);
    }
    String name = "causal/" + keys + "_" + op.group();
    TensorShape shape = TensorShape.of(1, 1, rows, keys);
    return steps.both(TfliteCode.ADD, scores, steps.graph().floats(name, shape, mask));
  }

  private TfliteTensor linear(TfliteTensor queries, TfliteTensor keys, TfliteTensor values) {
    TfliteTensor q = feature(rows(queries));
    TfliteTensor k = feature(steps.transpose(heads(keys), 0, 2, 3, 1));
    TfliteTensor state = steps.product(k, byHead(values));
    TfliteTensor sums = steps.product(q, steps.reduce(TfliteCode.SUM, k, 3));
    TfliteTensor divisor = steps.both(TfliteCode.ADD, sums, Attention.LINEAR_EPSILON);
    return joined(steps.both(TfliteCode.DIV, steps.product(q, state), divisor));
  }

  // elu(x) + 1 without the loss of digits of adding 1 to e^x - 1.
  private TfliteTensor feature(TfliteTensor x) {
    TfliteTensor positive = steps.same(TfliteCode.RELU, x);
    if (op.kernel() == AttentionKernel.LINEAR_RELU) {
      return positive;
    }
    TfliteTensor negative = steps.both(TfliteCode.MINIMUM, x, 0);
    return steps.both(TfliteCode.ADD, positive, steps.same(TfliteCode.EXP, negative));
  }

  // N x kvHeads x (group * tokens) x headWidth.
  private TfliteTensor rows(TfliteTensor queries) {
    TfliteTensor heads = steps.reshape(queries, batch(), tokens(), op.heads(), op.headWidth());
    return steps.reshape(
        steps.transpose(heads, 0, 2, 1, 3),
        batch(),
        op.kvHeads(),
        op.group() * tokens(),
        op.headWidth());
  }

  // N x keys x kvHeads x headWidth.
  private TfliteTensor heads(TfliteTensor x) {
    return steps.reshape(x, batch(), keys(), op.kvHeads(), op.headWidth());
  }

  private TfliteTensor byHead(TfliteTensor x) {
    return steps.transpose(heads(x), 0, 2, 1, 3);
  }

  // The inverse of rows.
  private TfliteTensor joined(TfliteTensor result) {
    TfliteTensor heads = steps.reshape(result, batch(), op.heads(), tokens(), op.headWidth());
    return steps.reshape(steps.transpose(heads, 0, 2, 1, 3), node.shape().toArray());
  }

  private long batch() {
    return node.shape().dim(0);
  }

  private long tokens() {
    return node.shape().dim(1);
  }

  private long keys() {
    return node.input(1).shape().dim(1);
  }
}
