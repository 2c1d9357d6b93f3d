package io.unetlab.spec.model;

import java.util.Objects;

/** The transformer blocks of a stack: attentions, feed-forward and the stack's projections. */
public record TransformerSpec(
    boolean selfAttention,
    boolean crossAttention,
    Heads heads,
    SharedKv sharedKv,
    AttentionKernel attention,
    FeedForwardSpec feedForward,
    Projection projection) {

  public static final TransformerSpec DEFAULT =
      new TransformerSpec(
          true,
          true,
          Heads.NOT_STATED,
          SharedKv.NONE,
          AttentionKernel.SOFTMAX,
          FeedForwardSpec.DEFAULT,
          Projection.CONV);

  public TransformerSpec {
    Objects.requireNonNull(heads, "heads");
    Objects.requireNonNull(sharedKv, "sharedKv");
    Objects.requireNonNull(attention, "attention");
    Objects.requireNonNull(feedForward, "feedForward");
    Objects.requireNonNull(projection, "projection");
  }
}
