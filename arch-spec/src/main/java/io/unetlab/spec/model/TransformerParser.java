package io.unetlab.spec.model;

import static io.unetlab.spec.yaml.Key.optional;

import io.unetlab.spec.yaml.ChoiceType;
import io.unetlab.spec.yaml.Key;
import io.unetlab.spec.yaml.MapType;
import io.unetlab.spec.yaml.MapValues;
import io.unetlab.spec.yaml.ScalarType;
import io.unetlab.spec.yaml.Scalars;
import java.util.List;
import java.util.function.UnaryOperator;

/** The keys of a stack of transformer blocks, which each level inherits and may override. */
final class TransformerParser {

  private static final ScalarType<Integer> COUNT = Scalars.count();

  static final Key<StackKind> STACK_KIND =
      optional(
          "kind",
          ChoiceType.of(StackKind.class),
          "transformer, or attention: one self-attention with biases and nothing else.");
  static final Key<Boolean> SELF_ATTENTION =
      optional("self_attention", Scalars.flag(), "Whether tokens attend to each other.");
  static final Key<Boolean> CROSS_ATTENTION =
      optional("cross_attention", Scalars.flag(), "Whether tokens attend to the text.");
  static final Key<Integer> HEADS =
      optional("heads", COUNT, "Number of attention heads; instead of head_width.");
  static final Key<Integer> HEAD_WIDTH =
      optional("head_width", COUNT, "Channels of an attention head; instead of heads.");
  static final Key<SharedKv> SHARED_KV =
      optional(
          "shared_kv",
          ChoiceType.of(SharedKv.class),
          "Which attentions use one projection for keys and values.");
  static final Key<AttentionKernel> ATTENTION =
      optional(
          "attention",
          ChoiceType.of(AttentionKernel.class),
          "How scores become weights; relu is relu(qk/sqrt d)/keys.");
  static final Key<Double> RATIO =
      optional("ratio", Scalars.decimal(0.01, 1000), "Inner width over channels; 4 if left out.");
  static final Key<FeedForwardActivation> GATE =
      optional(
          "activation",
          ChoiceType.of(FeedForwardActivation.class),
          "geglu and swiglu are gated: twice as wide inside.");
  static final Key<UnaryOperator<FeedForwardSpec>> FEED_FORWARD =
      optional(
          "feed_forward",
          new MapType<>("feed_forward", List.of(RATIO, GATE), TransformerParser::feedForward),
          "The feed-forward of a transformer block.");
  static final Key<Projection> PROJECTION =
      optional(
          "projection",
          ChoiceType.of(Projection.class),
          "proj_in and proj_out: 1x1 convolutions or linear layers.");
  static final Key<Boolean> UPCAST_ATTENTION =
      optional(
          "upcast_attention",
          Scalars.flag(),
          "Whether a float16 export computes attention's scores in float32; false if left out.");
  static final Key<UnaryOperator<TransformerSpec>> TRANSFORMER =
      optional(
          "transformer",
          new MapType<>(
              "transformer",
              List.of(
                  STACK_KIND,
                  SELF_ATTENTION,
                  CROSS_ATTENTION,
                  HEADS,
                  HEAD_WIDTH,
                  SHARED_KV,
                  ATTENTION,
                  FEED_FORWARD,
                  PROJECTION,
                  UPCAST_ATTENTION),
              TransformerParser::transformer),
          "The transformer blocks; only what differs from the level above it in the file.");

  private TransformerParser() {}

  private static UnaryOperator<FeedForwardSpec> feedForward(MapValues map) {
    return base ->
        new FeedForwardSpec(
            map.find(RATIO).orElse(base.ratio()), map.find(GATE).orElse(base.activation()));
  }

  private static UnaryOperator<TransformerSpec> transformer(MapValues map) {
    return base ->
        new TransformerSpec(
            map.find(STACK_KIND).orElse(base.kind()),
            map.find(SELF_ATTENTION).orElse(base.selfAttention()),
            map.find(CROSS_ATTENTION).orElse(base.crossAttention()),
            heads(map, base.heads()),
            map.find(SHARED_KV).orElse(base.sharedKv()),
            map.find(ATTENTION).orElse(base.attention()),
            SpecParser.override(map, FEED_FORWARD, base.feedForward()),
            map.find(PROJECTION).orElse(base.projection()),
            map.find(UPCAST_ATTENTION).orElse(base.upcastAttention()));
  }

  // Either of the two replaces whatever the defaults gave, so that a level may use the other.
  private static Heads heads(MapValues map, Heads base) {
    return map.has(HEADS) || map.has(HEAD_WIDTH)
        ? new Heads(map.find(HEADS), map.find(HEAD_WIDTH))
        : base;
  }
}
