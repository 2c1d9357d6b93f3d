package io.unetlab.builders.tflite;

import io.unetlab.builders.graph.Attention;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.spec.model.AttentionKernel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The operators of an attention. Query heads that share a head of keys and values become rows of
 * one matrix, a head's tokens next to each other, so nothing is repeated.
 */
final class AttentionSteps {

  /** Makes a weight of softmax 0 in float32, and is a number in float16 too. */
  private static final float MASKED = -30_000;

  private static final String NAME = "odml.scaled_dot_product_attention";

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

  private TfliteTensor product(TfliteTensor queries, TfliteTensor keys, TfliteTensor values) {
    List<TfliteTensor> inputs =
        new ArrayList<>(List.of(byToken(queries), heads(keys), heads(values)));
    if (op.causal()) {
      inputs.add(mask());
    }
    TfliteTensor result =
        isComposite()
            ? steps.composite(
                NAME,
                inputs.get(0).shape(),
                inputs,
                Map.of("scale", (float) scale()),
                List.of(),
                (inner, given) -> new AttentionSteps(op, node, inner).primitives(given))
            : primitives(inputs);
    return steps.reshape(result, node.shape().toArray());
  }

  // A delegate may read the keys of one head as a matrix, whatever the number of images, and need
  // not agree on which queries share a head.
  private boolean isComposite() {
    return steps.hasComposites()
        && op.kernel() == AttentionKernel.SOFTMAX
        && op.group() == 1
        && (op.heads() > 1 || batch() == 1);
  }

  // Of queries, keys, values and a mask, all but the last N x tokens x heads x headWidth. The
  // queries are scaled before the product: in 16 bits the scores would overflow.
  private TfliteTensor primitives(List<TfliteTensor> inputs) {
    TfliteTensor q = rows(steps.binary(TfliteCode.MUL, inputs.get(0), scale()));
    TfliteTensor scores = steps.product(q, steps.transpose(inputs.get(1), 0, 2, 3, 1));
    TfliteTensor masked =
        op.causal() ? steps.binary(TfliteCode.ADD, scores, inputs.get(3)) : scores;
    TfliteTensor weights =
        op.kernel() == AttentionKernel.RELU
            ? steps.unary(TfliteCode.RELU, masked)
            : steps.softmax(masked);
    return joined(steps.product(weights, byHead(inputs.get(2))));
  }

  private double scale() {
    double scale = 1 / Math.sqrt(op.headWidth());
    return op.kernel() == AttentionKernel.RELU ? scale / keys() : scale;
  }

  // Row i is of token i % tokens, which reads the keys up to its own.
  private TfliteTensor mask() {
    int keys = Math.toIntExact(keys());
    int rows = Math.multiplyExact(keys, op.group());
    float[] mask = new float[Math.multiplyExact(rows, keys)];
    for (int row = 0; row < rows; row++) {
      Arrays.fill(mask, row * keys + row % keys + 1, (row + 1) * keys, MASKED);
    }
    TensorShape shape = TensorShape.of(1, 1, rows, keys);
    return steps.graph().floats("causal/" + keys + "_" + op.group(), shape, mask);
  }

  private TfliteTensor linear(TfliteTensor queries, TfliteTensor keys, TfliteTensor values) {
    TfliteTensor q = feature(rows(byToken(queries)));
    TfliteTensor k = feature(steps.transpose(heads(keys), 0, 2, 3, 1));
    TfliteTensor state = steps.product(k, byHead(heads(values)));
    TfliteTensor sums = steps.product(q, steps.reduce(TfliteCode.SUM, k, 3));
    TfliteTensor divisor = steps.binary(TfliteCode.ADD, sums, Attention.LINEAR_EPSILON);
    TfliteTensor result = joined(steps.binary(TfliteCode.DIV, steps.product(q, state), divisor));
    return steps.reshape(result, node.shape().toArray());
  }

  // elu(x) + 1 without the loss of digits of adding 1 to e^x - 1.
  private TfliteTensor feature(TfliteTensor x) {
    TfliteTensor positive = steps.unary(TfliteCode.RELU, x);
    if (op.kernel() == AttentionKernel.LINEAR_RELU) {
      return positive;
    }
    TfliteTensor negative = steps.binary(TfliteCode.MINIMUM, x, 0);
    return steps.binary(TfliteCode.ADD, positive, steps.unary(TfliteCode.EXP, negative));
  }

  // N x tokens x heads x headWidth.
  private TfliteTensor byToken(TfliteTensor queries) {
    return steps.reshape(queries, batch(), tokens(), op.heads(), op.headWidth());
  }

  // N x keys x kvHeads x headWidth.
  private TfliteTensor heads(TfliteTensor x) {
    return steps.reshape(x, batch(), keys(), op.kvHeads(), op.headWidth());
  }

  // N x kvHeads x (group * tokens) x headWidth.
  private TfliteTensor rows(TfliteTensor queries) {
    return steps.reshape(
        byHead(queries), batch(), op.kvHeads(), op.group() * tokens(), op.headWidth());
  }

  private TfliteTensor byHead(TfliteTensor x) {
    return steps.transpose(x, 0, 2, 1, 3);
  }

  // The inverse of rows.
  private TfliteTensor joined(TfliteTensor result) {
    return byHead(steps.reshape(result, batch(), op.heads(), tokens(), op.headWidth()));
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
