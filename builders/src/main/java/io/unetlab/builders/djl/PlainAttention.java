package io.unetlab.builders.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import io.unetlab.builders.graph.Attention;
import io.unetlab.spec.model.AttentionKernel;
import java.util.Arrays;

/**
 * Attention as DJL's array operations, with gradients. Query heads that share a head of keys and
 * values are rows of one matrix, so nothing is repeated: N x kvHeads x (tokens * group) x
 * headWidth.
 */
final class PlainAttention {

  private PlainAttention() {}

  static NDArray run(NDArray queries, NDArray keys, NDArray values, Attention op) {
    NDArray result =
        op.kernel().isLinear()
            ? linear(queries, keys, values, op)
            : quadratic(queries, keys, values, op);
    Shape shape = queries.getShape();
    return result
        .reshape(shape.get(0), op.kvHeads(), shape.get(1), op.group(), op.headWidth())
        .transpose(0, 2, 1, 3, 4)
        .reshape(shape);
  }

  private static NDArray quadratic(NDArray queries, NDArray keys, NDArray values, Attention op) {
    NDArray scores =
        rows(queries, op)
            .matMul(heads(keys, op).transpose(0, 1, 3, 2))
            .mul(Constant.of(queries.getManager(), 1 / Math.sqrt(op.headWidth())));
    NDArray weights =
        op.kernel() == AttentionKernel.RELU
            ? Activation.relu(scores)
                .mul(Constant.of(queries.getManager(), 1.0 / keys.getShape().get(1)))
            : masked(scores, op).softmax(-1);
    return weights.matMul(heads(values, op));
  }

  // Row i of the scores is of token i / group, which reads the keys up to its own.
  private static NDArray masked(NDArray scores, Attention op) {
    if (!op.causal()) {
      return scores;
    }
    int rows = Math.toIntExact(scores.getShape().get(2));
    int keys = Math.toIntExact(scores.getShape().get(3));
    float[] mask = new float[Math.multiplyExact(rows, keys)];
    for (int row = 0; row < rows; row++) {
      int last = row / op.group();
      Arrays.fill(mask, row * keys + last + 1, (row + 1) * keys, Float.NEGATIVE_INFINITY);
    }
    NDArray added = scores.getManager().create(mask, new Shape(rows, keys));
    return scores.add(added);
  }

  private static NDArray linear(NDArray queries, NDArray keys, NDArray values, Attention op) {
    NDArray q = feature(rows(queries, op), op);
    NDArray k = feature(heads(keys, op), op);
    NDArray v = heads(values, op);
    NDArray state = k.transpose(0, 1, 3, 2).matMul(v);
    NDArray sums = k.sum(new int[] {2}, true).transpose(0, 1, 3, 2);
    return q.matMul(state).div(q.matMul(sums).add(Attention.LINEAR_EPSILON));
  }

  // elu(x) + 1 without the loss of digits of adding 1 to e^x - 1.
  private static NDArray feature(NDArray x, Attention op) {
    NDArray positive = Activation.relu(x);
    return op.kernel() == AttentionKernel.LINEAR_RELU
        ? positive
        : positive.add(x.minimum(Constant.of(x.getManager(), 0)).exp());
  }

  // N x tokens x width to N x kvHeads x (tokens * group) x headWidth.
  private static NDArray rows(NDArray queries, Attention op) {
    Shape shape = queries.getShape();
    return queries
        .reshape(shape.get(0), shape.get(1), op.kvHeads(), op.group(), op.headWidth())
        .transpose(0, 2, 1, 3, 4)
        .reshape(shape.get(0), op.kvHeads(), -1, op.headWidth());
  }

  // N x keys x width to N x kvHeads x keys x headWidth.
  private static NDArray heads(NDArray tokens, Attention op) {
    Shape shape = tokens.getShape();
    return tokens
        .reshape(shape.get(0), shape.get(1), op.kvHeads(), op.headWidth())
        .transpose(0, 2, 1, 3);
  }
}
