package io.unetlab.spec.model;

import static io.unetlab.spec.yaml.Key.optional;
import static io.unetlab.spec.yaml.Key.required;

import io.unetlab.spec.yaml.ChoiceType;
import io.unetlab.spec.yaml.DocumentKind;
import io.unetlab.spec.yaml.Key;
import io.unetlab.spec.yaml.ListType;
import io.unetlab.spec.yaml.MapType;
import io.unetlab.spec.yaml.MapValues;
import io.unetlab.spec.yaml.NoneOrType;
import io.unetlab.spec.yaml.OneOrList;
import io.unetlab.spec.yaml.OneOrListType;
import io.unetlab.spec.yaml.ScalarType;
import io.unetlab.spec.yaml.Scalars;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The language: the only place that spells its keys. The declarations read YAML, and the editors'
 * schema is generated from them.
 *
 * <p>An override (a level's {@code resnet}, an {@code up}'s {@code transformer}) is read as a
 * function that changes what it overrides, so that defaults propagate from the top to the blocks.
 */
public final class SpecParser {

  private static final int MANY = 1_000_000;
  private static final ScalarType<Integer> COUNT = Scalars.whole(1, MANY);
  private static final ScalarType<Integer> RESNETS = Scalars.whole(1, 100);
  private static final OneOrListType<Integer> DEPTHS =
      new OneOrListType<>(new ListType<>(Scalars.whole(0, 1000), 0, 100));

  static final Key<String> KIND = DocumentKind.key(UNetSpec.KIND);
  public static final Key<String> NAME =
      required("name", Scalars.text(), "A short name for tables and charts.");
  public static final Key<String> TITLE =
      optional("title", Scalars.text(), "A name for headings; the short name if left out.");

  static final Key<Integer> CHANNELS =
      required("channels", COUNT, "Channels of every block of this level.");

  static final Key<Integer> LATENT_CHANNELS =
      required("channels", COUNT, "Channels of the latent image, input and output.");
  static final Key<Integer> LATENT_IN_CHANNELS =
      optional("in_channels", COUNT, "Input channels, where they differ (inpainting: 9).");
  static final Key<OneOrList<Integer>> LATENT_SIZE =
      required(
          "size",
          new OneOrListType<>(new ListType<>(COUNT, 2, 2)),
          "Side of the latent image, or [height, width].");
  static final Key<Integer> BATCH =
      optional(
              "batch", Scalars.whole(1, 1000), "Images of one forward pass; 2 for guidance in one.")
          .or("1");
  static final Key<LatentSpec> LATENT =
      required(
          "latent",
          new MapType<>(
              "latent",
              List.of(LATENT_CHANNELS, LATENT_IN_CHANNELS, LATENT_SIZE, BATCH),
              SpecParser::latent),
          "The latent image that the network reads and predicts.");

  static final Key<Integer> TOKENS = required("tokens", COUNT, "Length of the text, in tokens.");
  static final Key<Integer> TEXT_WIDTH =
      required("width", COUNT, "Width of the text that cross-attention reads.");
  static final Key<Integer> ENCODER_HID_DIM =
      optional(
          "encoder_hid_dim",
          COUNT,
          "Width of the text encoder's output, where a linear layer makes it `width` wide.");
  static final Key<Optional<TextSpec>> TEXT =
      required(
          "text",
          new NoneOrType<>(
              new MapType<>(
                  "text",
                  List.of(TOKENS, TEXT_WIDTH, ENCODER_HID_DIM),
                  map ->
                      new TextSpec(
                          map.get(TOKENS), map.get(TEXT_WIDTH), map.find(ENCODER_HID_DIM)))),
          "What cross-attention attends to, or none.");

  static final Key<Integer> GROUPS =
      optional("groups", COUNT, "Groups of every GroupNorm.").or("32");
  static final Key<Double> NORM_EPS =
      optional(
              "norm_eps",
              Scalars.decimal(1e-12, 1),
              "Added to the variance in every GroupNorm but that of a transformer stack.")
          .or("1e-5");

  static final Key<ConvKind> CONV =
      optional(
          "conv",
          ChoiceType.of(ConvKind.class),
          "regular, or separable: k x k depthwise, then 1x1 pointwise.");
  static final Key<Integer> KERNEL =
      optional("kernel", Scalars.whole(1, 31), "Side of the convolution kernels; odd.");
  static final Key<Activation> ACTIVATION =
      optional("activation", ChoiceType.of(Activation.class), "Activation of the residual block.");
  static final Key<UnaryOperator<ResnetSpec>> RESNET =
      optional(
          "resnet",
          new MapType<>("resnet", List.of(CONV, KERNEL, ACTIVATION), SpecParser::resnet),
          "The residual blocks; only what differs from the level above it in the file.");

  static final Key<ConvKind> RESAMPLE_CONV = CONV.or("regular");
  static final Key<Integer> DOWNSAMPLE_PADDING =
      optional(
              "downsample_padding",
              Scalars.whole(0, 1),
              "1 pads all sides before halving, 0 only the bottom and the right.")
          .or("1");
  static final Key<ResampleSpec> RESAMPLE =
      optional(
              "resample",
              new MapType<>(
                  "resample",
                  List.of(RESAMPLE_CONV, DOWNSAMPLE_PADDING),
                  map -> new ResampleSpec(map.get(RESAMPLE_CONV), map.get(DOWNSAMPLE_PADDING))),
              "The convolutions that halve and double the resolution.")
          .or("{conv: regular}");

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
          new MapType<>("feed_forward", List.of(RATIO, GATE), SpecParser::feedForward),
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
              SpecParser::transformer),
          "The transformer blocks; only what differs from the level above it in the file.");

  static final Key<Integer> LEVEL_RESNETS =
      required("resnets", RESNETS, "Residual blocks on the way down.");
  static final Key<OneOrList<Integer>> TRANSFORMERS =
      optional(
              "transformers",
              DEPTHS,
              "Depth of the transformer stack after each residual block, or a list.")
          .or("0");
  static final Key<Integer> UP_RESNETS =
      optional(
          "resnets", RESNETS, "Residual blocks on the way up; one more than down if left out.");
  static final Key<OneOrList<Integer>> UP_TRANSFORMERS =
      optional(
          "transformers", DEPTHS, "The same on the way up, where it differs from the way down.");
  static final Key<MapValues> UP =
      optional(
          "up",
          new MapType<>(
              "up", List.of(UP_RESNETS, UP_TRANSFORMERS, RESNET, TRANSFORMER), map -> map),
          "How the way up differs from the way down.");
  static final Key<List<MapValues>> LEVELS =
      required(
          "levels",
          new ListType<>(
              new MapType<>(
                  "a level",
                  List.of(CHANNELS, LEVEL_RESNETS, TRANSFORMERS, RESNET, TRANSFORMER, UP),
                  map -> map),
              1,
              16),
          "Highest resolution first; each next level halves it, rounding up.");

  static final Key<Integer> MIDDLE_RESNETS =
      required("resnets", RESNETS, "Residual blocks, with a transformer stack between each two.");
  static final Key<Optional<MapValues>> MIDDLE =
      required(
          "middle",
          new NoneOrType<>(
              new MapType<>(
                  "middle",
                  List.of(MIDDLE_RESNETS, TRANSFORMERS, RESNET, TRANSFORMER),
                  map -> map)),
          "The block at the lowest resolution, or none.");

  static final Key<String> EXTRA_KIND =
      required("kind", Scalars.word("text_time"), "Which embedding.");
  static final Key<Integer> POOLED_WIDTH =
      required("pooled_width", COUNT, "Width of the pooled text vector.");
  static final Key<Integer> IDS =
      required("ids", COUNT, "How many size and crop numbers; 6 in Stable Diffusion XL.");
  static final Key<Integer> ID_WIDTH =
      required("id_width", COUNT, "Width of each number's sinusoidal embedding.");
  static final Key<Optional<TextTimeSpec>> EXTRA =
      optional(
              "extra",
              new NoneOrType<>(
                  new MapType<>(
                      "extra",
                      List.of(EXTRA_KIND, POOLED_WIDTH, IDS, ID_WIDTH),
                      map ->
                          new TextTimeSpec(
                              map.get(POOLED_WIDTH), map.get(IDS), map.get(ID_WIDTH)))),
              "Stable Diffusion XL's text-and-size embedding, added to the time's, or none.")
          .or("none");

  static final Key<Integer> TIME_COND_PROJ_DIM =
      optional(
          "time_cond_proj_dim",
          COUNT,
          "Width of timestep_cond, which a linear layer adds to the sinusoids.");
  static final Key<Boolean> FLIP_SIN_TO_COS =
      optional(
              "flip_sin_to_cos",
              Scalars.flag(),
              "Whether cosines come before sines in sinusoidal embeddings.")
          .or("true");
  static final Key<Integer> FREQ_SHIFT =
      optional(
              "freq_shift",
              Scalars.whole(0, 1),
              "1 spaces the frequencies of sinusoidal embeddings from 1 to 1/10000.")
          .or("0");
  static final Key<TimeSpec> TIME =
      optional(
              "time",
              new MapType<>(
                  "time",
                  List.of(TIME_COND_PROJ_DIM, FLIP_SIN_TO_COS, FREQ_SHIFT),
                  map ->
                      new TimeSpec(
                          map.find(TIME_COND_PROJ_DIM),
                          map.get(FLIP_SIN_TO_COS),
                          map.get(FREQ_SHIFT))),
              "The time embedding.")
          .or("{}");

  static final Key<ClassEmbedding.Type> CLASS_EMBED_TYPE =
      optional(
              "class_embed_type",
              ChoiceType.of(ClassEmbedding.Type.class),
              "What makes a vector of the labels.")
          .or("learned");
  static final Key<Integer> NUM_CLASS_EMBEDS =
      optional("num_class_embeds", COUNT, "Number of classes of a learned embedding.");
  static final Key<Integer> CLASS_INPUT_DIM =
      optional(
          "projection_class_embeddings_input_dim", COUNT, "Width of the labels of a projection.");
  static final Key<Boolean> CLASS_CONCAT =
      optional(
              "class_embeddings_concat",
              Scalars.flag(),
              "Whether it is concatenated with the time embedding instead of added.")
          .or("false");
  static final Key<Optional<ClassEmbedding>> CLASSES =
      optional(
              "class_embedding",
              new NoneOrType<>(
                  new MapType<>(
                      "class_embedding",
                      List.of(CLASS_EMBED_TYPE, NUM_CLASS_EMBEDS, CLASS_INPUT_DIM, CLASS_CONCAT),
                      map ->
                          new ClassEmbedding(
                              map.get(CLASS_EMBED_TYPE),
                              map.find(NUM_CLASS_EMBEDS),
                              map.find(CLASS_INPUT_DIM),
                              map.get(CLASS_CONCAT)))),
              "The embedding of class labels, added to the time's, or none.")
          .or("none");

  /**
   * A complete UNet (without {@code extends}, which the loader resolves). The rules of the spec
   * have not been checked yet.
   */
  public static final MapType<UNetSpec> UNET =
      new MapType<>(
          "a unet",
          List.of(
              KIND,
              NAME,
              TITLE,
              LATENT,
              TEXT,
              GROUPS,
              NORM_EPS,
              RESNET,
              RESAMPLE,
              TRANSFORMER,
              LEVELS,
              MIDDLE,
              TIME,
              CLASSES,
              EXTRA),
          SpecParser::unet);

  private SpecParser() {}

  private static UNetSpec unet(MapValues map) {
    ResnetSpec resnet = override(map, RESNET, ResnetSpec.DEFAULT);
    TransformerSpec transformer = override(map, TRANSFORMER, TransformerSpec.DEFAULT);
    return new UNetSpec(
        map.get(NAME),
        map.find(TITLE).orElse(map.get(NAME)),
        map.get(LATENT),
        map.get(TEXT),
        new NormSpec(map.get(GROUPS), map.get(NORM_EPS)),
        map.get(RESAMPLE),
        map.get(LEVELS).stream().map(level -> level(level, resnet, transformer)).toList(),
        map.get(MIDDLE).map(middle -> middle(middle, resnet, transformer)),
        map.get(TIME),
        map.get(CLASSES),
        map.get(EXTRA),
        map.location());
  }

  private static LatentSpec latent(MapValues map) {
    int channels = map.get(LATENT_CHANNELS);
    List<Integer> size = map.get(LATENT_SIZE).spread(2);
    return new LatentSpec(
        map.get(BATCH),
        channels,
        map.find(LATENT_IN_CHANNELS).orElse(channels),
        size.get(0),
        size.get(1));
  }

  private static LevelSpec level(MapValues map, ResnetSpec resnets, TransformerSpec transformers) {
    ResnetSpec resnet = override(map, RESNET, resnets);
    TransformerSpec transformer = override(map, TRANSFORMER, transformers);
    OneOrList<Integer> depths = map.get(TRANSFORMERS);
    int count = map.get(LEVEL_RESNETS);
    BlockSpec down =
        new BlockSpec(count, depths.spread(count), resnet, transformer, map.location());
    return new LevelSpec(map.get(CHANNELS), down, up(map, down, depths), map.location());
  }

  private static BlockSpec up(MapValues level, BlockSpec down, OneOrList<Integer> depths) {
    Optional<MapValues> up = level.find(UP);
    int count = up.flatMap(map -> map.find(UP_RESNETS)).orElse(down.resnets() + 1);
    OneOrList<Integer> upDepths =
        up.flatMap(map -> map.find(UP_TRANSFORMERS)).orElse(depths.collapsed());
    return new BlockSpec(
        count,
        upDepths.spread(count),
        up.map(map -> override(map, RESNET, down.resnet())).orElse(down.resnet()),
        up.map(map -> override(map, TRANSFORMER, down.transformer())).orElse(down.transformer()),
        up.map(MapValues::location).orElse(level.location()));
  }

  private static BlockSpec middle(MapValues map, ResnetSpec resnets, TransformerSpec transformers) {
    int count = map.get(MIDDLE_RESNETS);
    return new BlockSpec(
        count,
        map.get(TRANSFORMERS).spread(count - 1),
        override(map, RESNET, resnets),
        override(map, TRANSFORMER, transformers),
        map.location());
  }

  private static UnaryOperator<ResnetSpec> resnet(MapValues map) {
    return base ->
        new ResnetSpec(
            map.find(CONV).orElse(base.conv()),
            map.find(KERNEL).orElse(base.kernel()),
            map.find(ACTIVATION).orElse(base.activation()));
  }

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
            override(map, FEED_FORWARD, base.feedForward()),
            map.find(PROJECTION).orElse(base.projection()),
            map.find(UPCAST_ATTENTION).orElse(base.upcastAttention()));
  }

  // Either of the two replaces whatever the defaults gave, so that a level may use the other.
  private static Heads heads(MapValues map, Heads base) {
    return map.has(HEADS) || map.has(HEAD_WIDTH)
        ? new Heads(map.find(HEADS), map.find(HEAD_WIDTH))
        : base;
  }

  private static <T> T override(MapValues map, Key<UnaryOperator<T>> key, T base) {
    return map.find(key).map(change -> change.apply(base)).orElse(base);
  }
}
