package io.unetlab.spec.model;

import java.util.Objects;

/**
 * The transformer blocks of a stack: attentions, feed-forward and the stack's projections.
 *
 * @param kind of the stack; {@link StackKind#ATTENTION} has heads, a kernel and maybe a shared
 *     projection, and nothing else here affects it
 * @param upcastAttention whether attention's scores are float32 where the network is 16 bits wide
 */
public record TransformerSpec(
    StackKind kind,
    boolean selfAttention,
    boolean crossAttention,
    Heads heads,
    SharedKv sharedKv,
    AttentionKernel attention,
    FeedForwardSpec feedForward,
    Projection projection,
    boolean upcastAttention) {

  public static final TransformerSpec DEFAULT =
      new TransformerSpec(
          StackKind.TRANSFORMER,
          true,
          true,
          Heads.NOT_STATED,
          SharedKv.NONE,
          AttentionKernel.SOFTMAX,
          FeedForwardSpec.DEFAULT,
          Projection.CONV,
          false);

  public TransformerSpec {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(heads, "heads");
    Objects.requireNonNull(sharedKv, "sharedKv");
    Objects.requireNonNull(attention, "attention");
    Objects.requireNonNull(feedForward, "feedForward");
    Objects.requireNonNull(projection, "projection");
  }

  /** Whether its tokens attend to each other. */
  public boolean attendsToItself() {
    return kind == StackKind.ATTENTION || selfAttention;
  }

  /** Whether its tokens attend to the text. */
  public boolean attendsToText() {
    return kind == StackKind.TRANSFORMER && crossAttention;
  }
}
