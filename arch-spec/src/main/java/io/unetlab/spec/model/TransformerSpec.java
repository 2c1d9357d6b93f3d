package io.unetlab.spec.model;

import java.util.Objects;

/**
 * The transformer blocks of a stack: attentions, feed-forward and the stack's projections.
 *
 * @param kind of the stack; {@link StackKind#ATTENTION} is one self-attention, and nothing but
 *     {@code attentions} affects it
 * @param attentions how both attentions compute
 */
public record TransformerSpec(
    StackKind kind,
    SelfAttention selfAttention,
    boolean crossAttention,
    AttentionSpec attentions,
    FeedForwardSpec feedForward,
    Projection projection) {

  public static final TransformerSpec DEFAULT =
      new TransformerSpec(
          StackKind.TRANSFORMER,
          SelfAttention.TRUE,
          true,
          AttentionSpec.DEFAULT,
          FeedForwardSpec.DEFAULT,
          Projection.CONV);

  public TransformerSpec {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(selfAttention, "selfAttention");
    Objects.requireNonNull(attentions, "attentions");
    Objects.requireNonNull(feedForward, "feedForward");
    Objects.requireNonNull(projection, "projection");
  }

  /** Whether its tokens attend to each other. */
  public boolean attendsToItself() {
    return kind == StackKind.ATTENTION || selfAttention == SelfAttention.TRUE;
  }

  /** Whether its tokens attend to the text. */
  public boolean attendsToText() {
    return kind == StackKind.TRANSFORMER && crossAttention;
  }

  /** Whether its tokens attend to anything. */
  public boolean attends() {
    return attendsToItself() || attendsToText();
  }
}
