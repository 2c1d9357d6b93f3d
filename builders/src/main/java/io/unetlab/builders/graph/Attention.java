package io.unetlab.builders.graph;

import io.unetlab.spec.model.AttentionKernel;
import java.util.List;
import java.util.Objects;

/**
 * Multi-head attention over queries (N x tokens x width), keys and values (N x keys x width); the
 * width is {@code heads * headWidth}. The projections around it are separate linear layers.
 *
 * @param kernel how scores, q k / sqrt(headWidth), become weights
 * @param upcast whether scores and weights are computed in float32 where the network is 16 bits
 *     wide
 */
public record Attention(int heads, int headWidth, AttentionKernel kernel, boolean upcast)
    implements Op {

  /** Attention that computes its scores in the network's own type. */
  public Attention(int heads, int headWidth, AttentionKernel kernel) {
    this(heads, headWidth, kernel, false);
  }

  public Attention {
    OpArguments.positive("heads", heads);
    OpArguments.positive("headWidth", headWidth);
    Math.multiplyExact(heads, headWidth);
    Objects.requireNonNull(kernel, "kernel");
  }

  public int width() {
    return heads * headWidth;
  }

  @Override
  public int arity() {
    return 3;
  }

  @Override
  public TensorShape shape(List<TensorShape> inputs) {
    TensorShape queries = inputs.get(0);
    TensorShape keys = inputs.get(1);
    TensorShape values = inputs.get(2);
    if (!queries.isTokens() || queries.last() != width()) {
      throw ShapeException.expected("queries of width " + width(), queries);
    }
    if (!queries.agreesExceptIn(1, keys)) {
      throw ShapeException.expected("keys like the queries " + queries, keys);
    }
    if (!keys.equals(values)) {
      throw ShapeException.expected("values like the keys " + keys, values);
    }
    return queries;
  }

  @Override
  public <R> R accept(OpVisitor<R> visitor, Node node) {
    return visitor.visit(this, node);
  }
}
