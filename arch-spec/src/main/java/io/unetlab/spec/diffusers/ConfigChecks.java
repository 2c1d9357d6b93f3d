package io.unetlab.spec.diffusers;

import io.unetlab.spec.diffusers.ConfigKey.Supported;
import io.unetlab.spec.model.TextProjection;
import io.unetlab.spec.source.SpecCode;
import io.unetlab.spec.yaml.ChoiceType;
import io.unetlab.spec.yaml.OneOrList;
import java.util.List;
import java.util.Optional;

/** Checks across the values of a config that are each valid on their own. */
final class ConfigChecks {

  private static final String SIZE_HINT =
      "give the latent's side, such as 64 for images of 512 x 512: --set sample_size=64";

  private final ConfigValues config;
  private final List<Integer> channels;

  private final Supported<List<Integer>> channelsKey;

  ConfigChecks(ConfigValues config, Supported<List<Integer>> channelsKey) {
    this.config = config;
    this.channelsKey = channelsKey;
    this.channels = config.get(channelsKey);
  }

  /** Every list has one item per level; otherwise no level can be checked. */
  static void checkLengths(ConfigValues config) {
    ConfigChecks checks = new ConfigChecks(config, ConfigKeys.BLOCK_OUT_CHANNELS);
    checks.length(ConfigKeys.DOWN_BLOCK_TYPES, config.get(ConfigKeys.DOWN_BLOCK_TYPES));
    checks.length(ConfigKeys.UP_BLOCK_TYPES, config.get(ConfigKeys.UP_BLOCK_TYPES));
    checks.lengthIfList(ConfigKeys.LAYERS_PER_BLOCK);
    checks.lengthIfList(ConfigKeys.TRANSFORMER_LAYERS);
    checks.lengthIfList(ConfigKeys.ATTENTION_HEAD_DIM);
    checks.lengthIfList(ConfigKeys.CROSS_ATTENTION_DIM);
    checks.lengthIfList(ConfigKeys.ONLY_CROSS_ATTENTION);
    config
        .get(ConfigKeys.REVERSE_TRANSFORMER_LAYERS)
        .ifPresent(list -> checks.length(ConfigKeys.REVERSE_TRANSFORMER_LAYERS, list));
  }

  /** The values fit each other, and the language can express the combination. */
  static void checkValues(ConfigValues config) {
    ConfigChecks checks = new ConfigChecks(config, ConfigKeys.BLOCK_OUT_CHANNELS);
    checks.size();
    checks.groups();
    checks.heads();
    checks.kvHeads();
    checks.textWidth();
    checks.timeEmbedding();
    checks.textProjection();
    new ConfigDepths(config).check();
  }

  private <T> void lengthIfList(Supported<OneOrList<T>> key) {
    if (config.get(key).isList()) {
      length(key, config.get(key).items());
    }
  }

  void length(Supported<?> key, List<?> items) {
    if (items.size() != channels.size()) {
      String message = "expected " + channels.size() + " items for `" + key.name() + "`";
      String hint = "`block_out_channels` has " + channels.size();
      config.error(SpecCode.LIST_LENGTH, key, message + ", found " + items.size(), hint);
    }
  }

  void size() {
    if (config.get(ConfigKeys.SAMPLE_SIZE).isEmpty()) {
      String message = "`sample_size` is missing: without it there is nothing to count";
      config.error(SpecCode.MISSING_KEY, ConfigKeys.SAMPLE_SIZE, message, SIZE_HINT);
    }
  }

  void groups() {
    int groups = config.get(ConfigKeys.NORM_NUM_GROUPS);
    for (int level = 0; level < channels.size(); level++) {
      if (channels.get(level) % groups != 0) {
        String message = channels.get(level) + " channels do not split into " + groups + " groups";
        config.error(SpecCode.GROUPS_DIVIDE_CHANNELS, channelsKey, level, message, "");
      }
    }
  }

  private void heads() {
    List<Integer> heads = config.get(ConfigKeys.ATTENTION_HEAD_DIM).spread(channels.size());
    for (int level = 0; level < channels.size(); level++) {
      if (attends(level) && channels.get(level) % heads.get(level) != 0) {
        config.error(
            SpecCode.HEADS_DIVIDE_CHANNELS,
            ConfigKeys.ATTENTION_HEAD_DIM,
            level,
            channels.get(level) + " channels do not split into " + heads.get(level) + " heads",
            "`attention_head_dim` is the number of heads");
      }
    }
  }

  private void kvHeads() {
    ConfigBlocks.of(config).kvHeads().ifPresent(this::kvHeads);
  }

  private void kvHeads(int kvHeads) {
    List<Integer> heads = config.get(ConfigKeys.ATTENTION_HEAD_DIM).spread(channels.size());
    for (int level = 0; level < channels.size(); level++) {
      if (attends(level) && heads.get(level) % kvHeads != 0) {
        config.error(
            SpecCode.KV_HEADS,
            DreamLiteKeys.NUM_KV_HEADS,
            heads.get(level) + " heads do not split into " + kvHeads + " of keys and values",
            "null is one for each head");
      }
    }
  }

  private boolean attends(int level) {
    int last = channels.size() - 1;
    return config.get(ConfigKeys.DOWN_BLOCK_TYPES).get(level).attends()
        || config.get(ConfigKeys.UP_BLOCK_TYPES).get(last - level).attends()
        || (level == last && config.get(ConfigKeys.MID_BLOCK_TYPE).orElse(false));
  }

  private void textWidth() {
    List<Integer> widths = config.get(ConfigKeys.CROSS_ATTENTION_DIM).items();
    if (widths.stream().distinct().count() > 1) {
      config.error(
          SpecCode.UNSUPPORTED_CONFIG,
          ConfigKeys.CROSS_ATTENTION_DIM,
          "`cross_attention_dim` differs between levels, which is not supported",
          "supported: one width");
    }
  }

  private void textProjection() {
    Optional<TextProjection> type = config.get(ConfigKeys.ENCODER_HID_DIM_TYPE);
    if (type.isPresent() && config.get(ConfigKeys.ENCODER_HID_DIM).isEmpty()) {
      String word = ChoiceType.word(type.get());
      String message = "`encoder_hid_dim` is missing, which `" + word + "` needs";
      config.error(SpecCode.MISSING_KEY, ConfigKeys.ENCODER_HID_DIM_TYPE, message, "");
    }
  }

  void timeEmbedding() {
    int width = 4 * channels.get(0);
    if (config.get(ConfigKeys.TIME_EMBEDDING_DIM).orElse(width) != width) {
      config.error(
          SpecCode.UNSUPPORTED_CONFIG,
          ConfigKeys.TIME_EMBEDDING_DIM,
          "`time_embedding_dim` is not 4 times the first channels, which is not supported",
          "supported: null, " + width);
    }
  }
}
