package io.unetlab.builders.graph;

import io.unetlab.spec.model.AttentionKernel;
import java.util.List;
import java.util.Objects;

/**
 * Multi-head attention over queries (N x tokens x width, where width is {@code heads * headWidth}),
 * keys and values (N x keys x {@code kvHeads * headWidth}). The projections around it are separate
 * linear layers.
 *
 * @param kvHeads heads of keys and values, a divisor of {@code heads}: query head i reads head
 *     {@code i / (heads / kvHeads)}, so neighbours share one ("GQA: Training Generalized
 *     Multi-Query Transformer Models", arXiv 2305.13245)
 * @param kernel how scores, q k / sqrt(headWidth), become weights; or the feature map of linear
 *     attention
 * @param causal whether a token reads only itself and earlier ones; softmax only
 * @param upcast whether scores and weights are computed in float32 where the network is 16 bits
 *     wide
 */
public record Attention(
    int heads, int kvHeads, int headWidth, AttentionKernel kernel, boolean causal, boolean upcast)
    implements Op {

  /** What linear attention adds to its divisor, so that a token of zeros gives zeros. */
  public static final double LINEAR_EPSILON = 1e-15;

  /** Attention with a head of keys and values for each head of queries. */
  public Attention(int heads, int headWidth, AttentionKernel kernel, boolean upcast) {
    this(heads, heads, headWidth, kernel, false, upcast);
  }

  /** The same, which computes its scores in the network's own type. */
  public Attention(int heads, int headWidth, AttentionKernel kernel) {
    this(heads, headWidth, kernel, false);
  }

  public Attention {
    OpArguments.positive("heads", heads);
    OpArguments.positive("kvHeads", kvHeads);
    OpArguments.positive("headWidth", headWidth);
    Math.multiplyExact(heads, headWidth);
    Objects.requireNonNull(kernel, "kernel");
    if (heads % kvHeads != 0) {
      throw new IllegalArgumentException("kvHeads must divide " + heads + " heads, is " + kvHeads);
    }
    if (causal && kernel != AttentionKernel.SOFTMAX) {
      throw new IllegalArgumentException("only softmax attention is causal, is " + kernel);
    }
  }

  /** The width of queries and of the output. */
  public int width() {
    return heads * headWidth;
  }

  /** The width of keys and of values. */
  public int kvWidth() {
    return kvHeads * headWidth;
  }

  /** The query heads that share a head of keys and values. */
  public int group() {
    return heads / kvHeads;
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
    TensorShape like = queries.withLast(kvWidth());
    if (causal ? !keys.equals(like) : !keys.agreesExceptIn(1, like)) {
      throw ShapeException.expected("keys like the queries " + like, keys);
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
