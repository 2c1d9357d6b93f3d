package io.unetlab.spec.diffusers;

import io.unetlab.spec.diffusers.ConfigKey.Fixed;
import io.unetlab.spec.diffusers.ConfigKey.Ignored;
import io.unetlab.spec.diffusers.ConfigKey.Supported;
import io.unetlab.spec.source.SpecCode;
import io.unetlab.spec.yaml.ListType;
import io.unetlab.spec.yaml.NoneOrType;
import io.unetlab.spec.yaml.OneOrList;
import io.unetlab.spec.yaml.OneOrListType;
import io.unetlab.spec.yaml.Reading;
import io.unetlab.spec.yaml.ScalarNode;
import io.unetlab.spec.yaml.ScalarType;
import io.unetlab.spec.yaml.Scalars;
import io.unetlab.spec.yaml.ValueType;
import io.unetlab.spec.yaml.YamlNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every key of UNet2DConditionModel: those that the language supports, those with only one
 * supported value, and those that no network depends on.
 */
final class ConfigKeys {

  private static final Map<String, ConfigKey> ALL = new LinkedHashMap<>();

  private static final int LEVELS = 16;
  private static final ValueType<Integer> COUNT = Scalars.whole(1, 1_000_000);
  private static final ValueType<OneOrList<Integer>> COUNTS = perLevel(COUNT);
  private static final ValueType<OneOrList<Integer>> DEPTHS =
      new OneOrListType<>(new ListType<>(Scalars.whole(0, 1000), 0, 100));

  // ---- keys that the language supports --------------------------------------------------------

  static final Supported<Optional<OneOrList<Integer>>> SAMPLE_SIZE =
      supported(
          "sample_size",
          orNull(new OneOrListType<>(new ListType<>(COUNT, 2, 2))),
          Optional.empty());
  static final Supported<Integer> IN_CHANNELS = supported("in_channels", COUNT, 4);
  static final Supported<Integer> OUT_CHANNELS = supported("out_channels", COUNT, 4);
  static final Supported<Integer> NORM_NUM_GROUPS = supported("norm_num_groups", COUNT, 32);
  static final Supported<List<Integer>> BLOCK_OUT_CHANNELS =
      supported(
          "block_out_channels", new ListType<>(COUNT, 1, LEVELS), List.of(320, 640, 1280, 1280));
  static final Supported<OneOrList<Integer>> LAYERS_PER_BLOCK =
      supported("layers_per_block", perLevel(Scalars.whole(1, 99)), everywhere(2));

  /** Whether the block has transformers, highest resolution first. */
  static final Supported<List<Boolean>> DOWN_BLOCK_TYPES =
      supported(
          "down_block_types",
          blocks(Map.of("DownBlock2D", false, "CrossAttnDownBlock2D", true)),
          List.of(true, true, true, false));

  /** Whether the block has transformers, lowest resolution first. */
  static final Supported<List<Boolean>> UP_BLOCK_TYPES =
      supported(
          "up_block_types",
          blocks(Map.of("UpBlock2D", false, "CrossAttnUpBlock2D", true)),
          List.of(false, true, true, true));

  /** Whether the middle has a transformer; empty without a middle. */
  static final Supported<Optional<Boolean>> MID_BLOCK_TYPE =
      supported(
          "mid_block_type",
          orNull(name(Map.of("UNetMidBlock2D", false, "UNetMidBlock2DCrossAttn", true))),
          Optional.of(true));

  static final Supported<OneOrList<OneOrList<Integer>>> TRANSFORMER_LAYERS =
      supported("transformer_layers_per_block", perLevel(DEPTHS), everywhere(everywhere(1)));
  static final Supported<Optional<List<OneOrList<Integer>>>> REVERSE_TRANSFORMER_LAYERS =
      supported(
          "reverse_transformer_layers_per_block",
          orNull(new ListType<>(DEPTHS, 1, LEVELS)),
          Optional.empty());

  /** The number of heads: diffusers keeps the misleading name of its first configs. */
  static final Supported<OneOrList<Integer>> ATTENTION_HEAD_DIM =
      supported("attention_head_dim", COUNTS, everywhere(8));

  static final Supported<OneOrList<Integer>> CROSS_ATTENTION_DIM =
      supported("cross_attention_dim", COUNTS, everywhere(1280));

  /** False, once or for each level. */
  static final Supported<OneOrList<Boolean>> ONLY_CROSS_ATTENTION =
      supported(
          "only_cross_attention",
          perLevel(
              off(Fixed.off("only_cross_attention", "lets self-attention attend to the text"))),
          everywhere(false));

  /** In 16 bits only. */
  static final Supported<Optional<Boolean>> UPCAST_ATTENTION =
      supported("upcast_attention", orNull(Scalars.flag()), Optional.of(false));

  static final Supported<Optional<Boolean>> USE_LINEAR_PROJECTION =
      supported("use_linear_projection", orNull(Scalars.flag()), Optional.of(false));
  static final Supported<Optional<Integer>> TIME_EMBEDDING_DIM =
      supported("time_embedding_dim", orNull(COUNT), Optional.empty());
  static final Supported<Optional<Boolean>> ADDITION_EMBED_TYPE =
      supported("addition_embed_type", orNull(name(Map.of("text_time", true))), Optional.empty());
  static final Supported<Optional<Integer>> ADDITION_TIME_EMBED_DIM =
      supported("addition_time_embed_dim", orNull(COUNT), Optional.empty());
  static final Supported<Optional<Integer>> PROJECTION_INPUT_DIM =
      supported("projection_class_embeddings_input_dim", orNull(COUNT), Optional.empty());

  // ---- keys with only one supported value -----------------------------------------------------

  static {
    add(Fixed.off("center_input_sample", "rescales the network's input"));
    add(Fixed.on("flip_sin_to_cos", "puts the time embedding's sines before its cosines"));
    add(Fixed.number("freq_shift", "shifts the time embedding's frequencies", "0"));
    add(Fixed.word("time_embedding_type", "replaces the time embedding", "positional"));
    add(Fixed.unset("time_embedding_act_fn", "adds an activation to the time embedding"));
    add(Fixed.unset("timestep_post_act", "adds an activation to the time embedding"));
    add(Fixed.unset("time_cond_proj_dim", "adds a guidance embedding to the time embedding"));
    add(Fixed.unset("class_embed_type", "adds a class embedding"));
    add(Fixed.unset("num_class_embeds", "adds a class embedding"));
    add(Fixed.off("class_embeddings_concat", "widens the embedding that all blocks read"));
    add(Fixed.unset("encoder_hid_dim", "adds a projection of the text"));
    add(Fixed.unset("encoder_hid_dim_type", "adds a projection of the text"));
    add(Fixed.number("conv_in_kernel", "changes the first convolution", "3"));
    add(Fixed.number("conv_out_kernel", "changes the last convolution", "3"));
    add(
        Fixed.word(
            "act_fn",
            "also replaces the activations of the time embedding and of the output",
            "silu",
            "swish"));
    add(Fixed.number("norm_eps", "changes the GroupNorms of the residual blocks", "1e-5"));
    add(
        Fixed.word(
            "resnet_time_scale_shift", "lets the time embedding scale, not only shift", "default"));
    add(Fixed.number("downsample_padding", "pads on one side when halving", "1"));
    add(Fixed.number("mid_block_scale_factor", "scales the middle's residual sums", "1"));
    add(Fixed.off("dual_cross_attention", "puts two transformers side by side"));
    add(Fixed.word("attention_type", "adds gated attention", "default"));
    add(
        Fixed.unset(
            "num_attention_heads",
            "is also rejected by diffusers, where attention_head_dim is the number of heads"));
  }

  // ---- keys that no network of these blocks depends on ----------------------------------------

  static {
    List.of(
            "dropout", // while training
            "mid_block_only_cross_attention", // only UNetMidBlock2DSimpleCrossAttn
            "cross_attention_norm", // only SimpleCrossAttn blocks
            "resnet_skip_time_act", // only Resnet and SimpleCrossAttn blocks
            "resnet_out_scale_factor", // only Resnet and SimpleCrossAttn blocks
            "addition_embed_type_num_heads") // only addition_embed_type "text"
        .forEach(name -> add(new Ignored(name)));
  }

  private ConfigKeys() {}

  /** The key of this name, if diffusers has it. */
  static Optional<ConfigKey> named(String name) {
    return Optional.ofNullable(ALL.get(name));
  }

  static Collection<String> names() {
    return new ArrayList<>(ALL.keySet());
  }

  private static <T> Supported<T> supported(String name, ValueType<T> type, T whenAbsent) {
    Supported<T> key = new Supported<>(name, type, whenAbsent);
    add(key);
    return key;
  }

  private static void add(ConfigKey key) {
    if (ALL.put(key.name(), key) != null) {
      throw new IllegalStateException("`" + key.name() + "` is in the table twice");
    }
  }

  private static <T> ValueType<OneOrList<T>> perLevel(ValueType<T> type) {
    return new OneOrListType<>(new ListType<>(type, 1, LEVELS));
  }

  private static ValueType<List<Boolean>> blocks(Map<String, Boolean> names) {
    return new ListType<>(name(names), 1, LEVELS);
  }

  private static <T> ValueType<Optional<T>> orNull(ValueType<T> other) {
    return new NoneOrType<>("null", other);
  }

  /** A switch that has to be off, for keys that hold one value or one per level. */
  private static ValueType<Boolean> off(Fixed off) {
    return new ScalarType<>(
        scalar -> off.passes().test(scalar) ? Optional.of(false) : Optional.empty(),
        off::check,
        Map.of("const", false));
  }

  /**
   * One of diffusers' names in quotes, with its meaning here. Another name is not treated as a
   * typo: most likely diffusers has it and the language does not.
   */
  private static <T> ValueType<T> name(Map<String, T> meanings) {
    List<String> names = meanings.keySet().stream().sorted().toList();
    return new ScalarType<>(
        scalar -> Optional.ofNullable(meanings.get(withoutOldPrefix(scalar.text()))),
        (found, at) -> refuseName(names, found, at),
        Map.of("type", "string", "enum", names));
  }

  // Diffusers also drops this prefix of old block types.
  private static String withoutOldPrefix(String name) {
    return name.startsWith("UNetRes") ? name.substring("UNetRes".length()) : name;
  }

  private static void refuseName(List<String> names, YamlNode found, Reading at) {
    if (found instanceof ScalarNode scalar && scalar.quoted()) {
      String message = at.subject() + " is " + found.describe() + ", which is not supported";
      String hint = "supported: " + String.join(", ", names);
      at.error(SpecCode.UNSUPPORTED_CONFIG, found, message, hint);
    } else {
      String message = "expected a name in quotes for " + at.subject();
      at.error(SpecCode.WRONG_TYPE, found, message + ", found " + found.describe());
    }
  }

  private static <T> OneOrList<T> everywhere(T value) {
    return new OneOrList<>(List.of(value), false);
  }
}
