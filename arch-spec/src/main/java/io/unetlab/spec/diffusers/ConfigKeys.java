package io.unetlab.spec.diffusers;

import io.unetlab.spec.diffusers.ConfigKey.Fixed;
import io.unetlab.spec.diffusers.ConfigKey.Supported;
import io.unetlab.spec.model.ClassEmbedding;
import io.unetlab.spec.model.NormSpec;
import io.unetlab.spec.model.TextProjection;
import io.unetlab.spec.yaml.ListType;
import io.unetlab.spec.yaml.OneOrList;
import io.unetlab.spec.yaml.OneOrListType;
import io.unetlab.spec.yaml.Scalars;
import io.unetlab.spec.yaml.ValueType;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every key of UNet2DConditionModel: those that the language supports, those with only one
 * supported value, and those that no network depends on.
 */
final class ConfigKeys {

  static final KeyTable TABLE = new KeyTable();

  private static final List<String> SHARED =
      List.of(
          "sample_size",
          "norm_num_groups",
          "norm_eps",
          "downsample_padding",
          "time_embedding_dim",
          "flip_sin_to_cos",
          "freq_shift",
          "num_class_embeds",
          "center_input_sample",
          "time_embedding_type",
          "act_fn",
          "resnet_time_scale_shift",
          "mid_block_scale_factor",
          "dropout");

  private static final ValueType<Integer> COUNT = Scalars.count();
  private static final ValueType<OneOrList<Integer>> COUNTS = perLevel(COUNT);
  private static final ValueType<OneOrList<Integer>> DEPTHS =
      new OneOrListType<>(new ListType<>(Scalars.whole(0, 1000), 0, 100));

  // ---- keys that the language supports --------------------------------------------------------

  static final Supported<Optional<OneOrList<Integer>>> SAMPLE_SIZE =
      TABLE.supported(
          "sample_size",
          KeyTable.orNull(new OneOrListType<>(new ListType<>(COUNT, 2, 2))),
          Optional.empty());
  static final Supported<Integer> IN_CHANNELS = TABLE.supported("in_channels", COUNT, 4);
  static final Supported<Integer> OUT_CHANNELS = TABLE.supported("out_channels", COUNT, 4);
  static final Supported<Integer> NORM_NUM_GROUPS = TABLE.supported("norm_num_groups", COUNT, 32);
  static final Supported<List<Integer>> BLOCK_OUT_CHANNELS =
      TABLE.supported(
          "block_out_channels",
          new ListType<>(COUNT, 1, KeyTable.LEVELS),
          List.of(320, 640, 1280, 1280));
  static final Supported<OneOrList<Integer>> LAYERS_PER_BLOCK =
      TABLE.supported("layers_per_block", perLevel(Scalars.whole(1, 99)), everywhere(2));

  /** Highest resolution first. */
  static final Supported<List<SideType>> DOWN_BLOCK_TYPES =
      TABLE.supported(
          "down_block_types",
          KeyTable.blocks(
              Map.of("DownBlock2D", SideType.BARE, "CrossAttnDownBlock2D", SideType.TRANSFORMERS)),
          List.of(
              SideType.TRANSFORMERS, SideType.TRANSFORMERS, SideType.TRANSFORMERS, SideType.BARE));

  /** Lowest resolution first. */
  static final Supported<List<SideType>> UP_BLOCK_TYPES =
      TABLE.supported(
          "up_block_types",
          KeyTable.blocks(
              Map.of("UpBlock2D", SideType.BARE, "CrossAttnUpBlock2D", SideType.TRANSFORMERS)),
          List.of(
              SideType.BARE, SideType.TRANSFORMERS, SideType.TRANSFORMERS, SideType.TRANSFORMERS));

  /** Whether the middle has a transformer; empty without a middle. */
  static final Supported<Optional<Boolean>> MID_BLOCK_TYPE =
      TABLE.supported(
          "mid_block_type",
          KeyTable.orNull(
              KeyTable.name(Map.of("UNetMidBlock2D", false, "UNetMidBlock2DCrossAttn", true))),
          Optional.of(true));

  static final Supported<OneOrList<OneOrList<Integer>>> TRANSFORMER_LAYERS =
      TABLE.supported("transformer_layers_per_block", perLevel(DEPTHS), everywhere(everywhere(1)));
  static final Supported<Optional<List<OneOrList<Integer>>>> REVERSE_TRANSFORMER_LAYERS =
      TABLE.supported(
          "reverse_transformer_layers_per_block",
          KeyTable.orNull(new ListType<>(DEPTHS, 1, KeyTable.LEVELS)),
          Optional.empty());

  /** The number of heads: diffusers keeps the misleading name of its first configs. */
  static final Supported<OneOrList<Integer>> ATTENTION_HEAD_DIM =
      TABLE.supported("attention_head_dim", COUNTS, everywhere(8));

  static final Supported<OneOrList<Integer>> CROSS_ATTENTION_DIM =
      TABLE.supported("cross_attention_dim", COUNTS, everywhere(1280));

  /** False, once or for each level. */
  static final Supported<OneOrList<Boolean>> ONLY_CROSS_ATTENTION =
      TABLE.supported(
          "only_cross_attention",
          perLevel(
              KeyTable.off(
                  Fixed.off("only_cross_attention", "lets self-attention attend to the text"))),
          everywhere(false));

  /** In 16 bits only. */
  static final Supported<Optional<Boolean>> UPCAST_ATTENTION =
      TABLE.supported("upcast_attention", KeyTable.orNull(Scalars.flag()), Optional.of(false));

  static final Supported<Optional<Boolean>> USE_LINEAR_PROJECTION =
      TABLE.supported("use_linear_projection", KeyTable.orNull(Scalars.flag()), Optional.of(false));
  static final Supported<Optional<Integer>> TIME_EMBEDDING_DIM =
      TABLE.supported("time_embedding_dim", KeyTable.orNull(COUNT), Optional.empty());
  static final Supported<Optional<AddedEmbedding>> ADDITION_EMBED_TYPE =
      TABLE.supported(
          "addition_embed_type",
          KeyTable.orNull(KeyTable.name(Map.of("text_time", AddedEmbedding.TEXT_TIME))),
          Optional.empty());
  static final Supported<Optional<Integer>> ADDITION_TIME_EMBED_DIM =
      TABLE.supported("addition_time_embed_dim", KeyTable.orNull(COUNT), Optional.empty());
  static final Supported<Optional<Integer>> PROJECTION_INPUT_DIM =
      TABLE.supported(
          "projection_class_embeddings_input_dim", KeyTable.orNull(COUNT), Optional.empty());

  static final Supported<Double> NORM_EPS =
      TABLE.supported("norm_eps", Scalars.decimal(1e-12, 1), NormSpec.EPS);
  static final Supported<Integer> DOWNSAMPLE_PADDING =
      TABLE.supported("downsample_padding", KeyTable.zeroOrOne(), 1);
  static final Supported<Boolean> FLIP_SIN_TO_COS =
      TABLE.supported("flip_sin_to_cos", Scalars.flag(), true);
  static final Supported<Integer> FREQ_SHIFT =
      TABLE.supported("freq_shift", KeyTable.zeroOrOne(), 0);
  static final Supported<Optional<Integer>> TIME_COND_PROJ_DIM =
      TABLE.optional("time_cond_proj_dim", COUNT);
  static final Supported<Optional<ClassEmbedding.Type>> CLASS_EMBED_TYPE =
      TABLE.optional(
          "class_embed_type",
          KeyTable.name(
              Map.of(
                  "timestep", ClassEmbedding.Type.TIMESTEP,
                  "identity", ClassEmbedding.Type.IDENTITY,
                  "projection", ClassEmbedding.Type.PROJECTION,
                  "simple_projection", ClassEmbedding.Type.SIMPLE_PROJECTION)));
  static final Supported<Optional<Integer>> NUM_CLASS_EMBEDS =
      TABLE.optional("num_class_embeds", COUNT);
  static final Supported<Optional<Boolean>> CLASS_CONCAT =
      TABLE.optional("class_embeddings_concat", Scalars.flag());
  static final Supported<Optional<Integer>> ENCODER_HID_DIM =
      TABLE.optional("encoder_hid_dim", COUNT);
  static final Supported<Optional<TextProjection>> ENCODER_HID_DIM_TYPE =
      TABLE.optional(
          "encoder_hid_dim_type", KeyTable.name(Map.of("text_proj", TextProjection.TEXT_PROJ)));

  // ---- keys with only one supported value -----------------------------------------------------

  static {
    TABLE.add(Fixed.off("center_input_sample", "rescales the network's input"));
    TABLE.add(Fixed.word("time_embedding_type", "replaces the time embedding", "positional"));
    TABLE.add(Fixed.unset("time_embedding_act_fn", "adds an activation to the time embedding"));
    TABLE.add(Fixed.unset("timestep_post_act", "adds an activation to the time embedding"));
    TABLE.add(Fixed.number("conv_in_kernel", "changes the first convolution", "3"));
    TABLE.add(Fixed.number("conv_out_kernel", "changes the last convolution", "3"));
    TABLE.add(
        Fixed.word(
            "act_fn",
            "also replaces the activations of the time embedding and of the output",
            "silu",
            "swish"));
    TABLE.add(
        Fixed.word(
            "resnet_time_scale_shift", "lets the time embedding scale, not only shift", "default"));
    TABLE.add(Fixed.number("mid_block_scale_factor", "scales the middle's residual sums", "1"));
    TABLE.add(Fixed.off("dual_cross_attention", "puts two transformers side by side"));
    TABLE.add(Fixed.word("attention_type", "adds gated attention", "default"));
    TABLE.add(
        Fixed.unset(
            "num_attention_heads",
            "is also rejected by diffusers, where attention_head_dim is the number of heads"));
  }

  // ---- keys that no network of these blocks depends on ----------------------------------------

  static {
    TABLE.ignore(
        "dropout", // while training
        "mid_block_only_cross_attention", // only UNetMidBlock2DSimpleCrossAttn
        "cross_attention_norm", // only SimpleCrossAttn blocks
        "resnet_skip_time_act", // only Resnet and SimpleCrossAttn blocks
        "resnet_out_scale_factor", // only Resnet and SimpleCrossAttn blocks
        "addition_embed_type_num_heads"); // only addition_embed_type "text"
  }

  private ConfigKeys() {}

  /** The keys that UNet2DModel has too, with the same meaning and default. */
  static List<ConfigKey> shared() {
    return SHARED.stream().map(name -> TABLE.named(name).orElseThrow()).toList();
  }

  private static <T> ValueType<OneOrList<T>> perLevel(ValueType<T> type) {
    return new OneOrListType<>(new ListType<>(type, 1, KeyTable.LEVELS));
  }

  private static <T> OneOrList<T> everywhere(T value) {
    return new OneOrList<>(List.of(value), false);
  }
}
