package io.unetlab.builders.graph;

import java.util.Arrays;

/**
 * Attention as its definition says, one output number at a time.
 *
 * @param rows queries of each of the batch
 * @param columns keys, and values, of each of the batch
 */
record AttentionReference(
    Attention op, int rows, int columns, double[] queries, double[] keys, double[] values) {

  /** A number of the output, by its index. */
  double at(int index) {
    int query = index / op.width();
    int head = index % op.width() / op.headWidth();
    double[] weights = weights(query, head);
    double sum = 0;
    for (int key = 0; key < columns; key++) {
      sum += weights[key] * values[start(query, head, key) + index % op.headWidth()];
    }
    return sum;
  }

  // Where the head of a key starts that a head of a query reads.
  private int start(int query, int head, int key) {
    int batch = query / rows;
    int shared = head / (op.heads() / op.kvHeads());
    return (batch * columns + key) * op.kvHeads() * op.headWidth() + shared * op.headWidth();
  }

  private double[] weights(int query, int head) {
    double[] scores = new double[columns];
    Arrays.setAll(scores, key -> score(query, head, key));
    double sum = Arrays.stream(scores).sum();
    return Arrays.stream(scores)
        .map(
            score ->
                switch (op.kernel()) {
                  case SOFTMAX -> score / sum;
                  case RELU -> score / scores.length;
                  case LINEAR_RELU, LINEAR_ELU -> score / (sum + 1e-15);
                })
        .toArray();
  }

  private double score(int query, int head, int key) {
    if (op.causal() && key > query % rows) {
      return 0;
    }
    double product = 0;
    for (int i = 0; i < op.headWidth(); i++) {
      double q = queries[query * op.width() + head * op.headWidth() + i];
      double k = keys[start(query, head, key) + i];
      product +=
          switch (op.kernel()) {
            case SOFTMAX, RELU -> q * k;
            case LINEAR_RELU -> Math.max(q, 0) * Math.max(k, 0);
            case LINEAR_ELU -> eluPlusOne(q) * eluPlusOne(k);
          };
    }
    return switch (op.kernel()) {
      case SOFTMAX -> Math.exp(product / Math.sqrt(op.headWidth()));
      case RELU -> Math.max(product, 0) / Math.sqrt(op.headWidth());
      case LINEAR_RELU, LINEAR_ELU -> product;
    };
  }

  private static double eluPlusOne(double x) {
    return x > 0 ? x + 1 : Math.exp(x);
  }
}
