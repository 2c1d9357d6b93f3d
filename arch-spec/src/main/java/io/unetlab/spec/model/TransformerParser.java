package io.unetlab.spec.model;

import static io.unetlab.spec.yaml.Key.optional;

import io.unetlab.spec.yaml.ChoiceType;
import io.unetlab.spec.yaml.Key;
import io.unetlab.spec.yaml.MapType;
import io.unetlab.spec.yaml.MapValues;
import io.unetlab.spec.yaml.ScalarType;
import io.unetlab.spec.yaml.Scalars;
import io.unetlab.spec.yaml.ShortMapType;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The keys of a stack of transformer blocks, which each level inherits and may override. */
final class TransformerParser {

  private static final ScalarType<Integer> COUNT = Scalars.count();

  /** The word for as many heads of keys and values as of queries. */
  static final String AS_HEADS = "heads";

  static final Key<StackKind> STACK_KIND =
      optional(
          "kind",
          ChoiceType.of(StackKind.class),
          "transformer, or attention: one self-attention with biases and nothing else.");
  static final Key<SelfAttention> SELF_ATTENTION =
      optional(
          "self_attention",
          Scalars.flagOr(SelfAttention.TRUE, SelfAttention.FALSE, List.of(SelfAttention.NORM_ONLY)),
          "Whether tokens attend to each other; norm_only keeps the norm, whose output replaces"
              + " the tokens.");
  static final Key<Boolean> CROSS_ATTENTION =
      optional("cross_attention", Scalars.flag(), "Whether tokens attend to the text.");
  static final Key<Integer> HEADS =
      optional("heads", COUNT, "Number of attention heads; instead of head_width.");
  static final Key<Integer> HEAD_WIDTH =
      optional("head_width", COUNT, "Channels of an attention head; instead of heads.");
  static final Key<Optional<Integer>> KV_HEADS =
      optional(
          "kv_heads",
          Scalars.countOr(AS_HEADS),
          "Heads of keys and values, a divisor of the heads of queries; as many if left out.");
  static final Key<QkNorm> QK_NORM =
      optional(
          "qk_norm",
          ChoiceType.of(QkNorm.class),
          "The norm of each head's queries and keys; none if left out.");
  static final Key<SharedKv> SHARED_KV =
      optional(
          "shared_kv",
          ChoiceType.of(SharedKv.class),
          "Which attentions use one projection for keys and values.");
  private static final Key<AttentionKernel> SELF_KERNEL =
      optional("self", ChoiceType.of(AttentionKernel.class), "Of self-attention.");
  private static final Key<AttentionKernel> CROSS_KERNEL =
      optional("cross", ChoiceType.of(AttentionKernel.class), "Of cross-attention.");
  static final Key<UnaryOperator<AttentionKernels>> ATTENTION =
      optional(
          "attention",
          new ShortMapType<UnaryOperator<AttentionKernels>>(
              ChoiceType.of(AttentionKernel.class)
                  .map(kernel -> base -> AttentionKernels.both(kernel)),
              new MapType<>(
                  "attention", List.of(SELF_KERNEL, CROSS_KERNEL), TransformerParser::kernels)),
          "How scores become weights, in both attentions or as a map of self and cross; relu is"
              + " relu(qk/sqrt d)/keys, linear_relu and linear_elu need no scores.");
  static final Key<Integer> KV_DOWNSAMPLE =
      optional(
          "kv_downsample",
          Scalars.whole(1, 64),
          "Self-attention's keys and values come from the image shrunk by this factor on each"
              + " side; 1 if left out.");
  static final Key<Double> RATIO =
      optional("ratio", Scalars.decimal(0.01, 1000), "Inner width over channels; 4 if left out.");
  static final Key<FeedForwardActivation> GATE =
      optional(
          "activation",
          ChoiceType.of(FeedForwardActivation.class),
          "geglu and swiglu are gated: twice as wide inside.");
  static final Key<Boolean> DEPTHWISE =
      optional(
          "depthwise",
          Scalars.flag(),
          "Whether a depthwise 3x3 convolution over the image is inside; false if left out.");
  static final Key<UnaryOperator<FeedForwardSpec>> FEED_FORWARD =
      optional(
          "feed_forward",
          new MapType<>(
              "feed_forward", List.of(RATIO, GATE, DEPTHWISE), TransformerParser::feedForward),
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
                  KV_HEADS,
                  QK_NORM,
                  SHARED_KV,
                  ATTENTION,
                  KV_DOWNSAMPLE,
                  FEED_FORWARD,
                  PROJECTION,
                  UPCAST_ATTENTION),
              TransformerParser::transformer),
          "The transformer blocks; only what differs from the level above it in the file.");

  private TransformerParser() {}

  /** Both kernels as the key's value, as short as possible. */
  static String text(AttentionKernels kernels) {
    String self = ChoiceType.word(kernels.self());
    return kernels.self() == kernels.cross()
        ? self
        : "{self: " + self + ", cross: " + ChoiceType.word(kernels.cross()) + "}";
  }

  private static UnaryOperator<FeedForwardSpec> feedForward(MapValues map) {
    return base ->
        new FeedForwardSpec(
            map.find(RATIO).orElse(base.ratio()),
            map.find(GATE).orElse(base.activation()),
            map.find(DEPTHWISE).orElse(base.depthwise()));
  }

  private static UnaryOperator<TransformerSpec> transformer(MapValues map) {
    return base ->
        new TransformerSpec(
            map.find(STACK_KIND).orElse(base.kind()),
            map.find(SELF_ATTENTION).orElse(base.selfAttention()),
            map.find(CROSS_ATTENTION).orElse(base.crossAttention()),
            attentions(map, base.attentions()),
            SpecParser.override(map, FEED_FORWARD, base.feedForward()),
            map.find(PROJECTION).orElse(base.projection()));
  }

  private static AttentionSpec attentions(MapValues map, AttentionSpec base) {
    return new AttentionSpec(
        heads(map, base.heads()),
        map.find(KV_HEADS).orElse(base.kvHeads()),
        map.find(QK_NORM).orElse(base.qkNorm()),
        map.find(SHARED_KV).orElse(base.sharedKv()),
        SpecParser.override(map, ATTENTION, base.kernels()),
        map.find(KV_DOWNSAMPLE).orElse(base.kvDownsample()),
        map.find(UPCAST_ATTENTION).orElse(base.upcast()));
  }

  private static UnaryOperator<AttentionKernels> kernels(MapValues map) {
    return base ->
        new AttentionKernels(
            map.find(SELF_KERNEL).orElse(base.self()), map.find(CROSS_KERNEL).orElse(base.cross()));
  }

  // Either of the two replaces whatever the defaults gave, so that a level may use the other.
  private static Heads heads(MapValues map, Heads base) {
    return map.has(HEADS) || map.has(HEAD_WIDTH)
        ? new Heads(map.find(HEADS), map.find(HEAD_WIDTH))
        : base;
  }
}
