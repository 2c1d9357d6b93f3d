package io.unetlab.spec.diffusers;

import io.unetlab.spec.source.SpecCode;
import java.util.List;

/** Checks across the values of a UNet2DModel's config that are each valid on their own. */
final class PlainChecks {

  private final ConfigValues config;
  private final List<Integer> channels;

  private PlainChecks(ConfigValues config) {
    this.config = config;
    this.channels = config.get(PlainKeys.BLOCK_OUT_CHANNELS);
  }

  static void check(ConfigValues config) {
    ConfigChecks shared = new ConfigChecks(config, PlainKeys.BLOCK_OUT_CHANNELS);
    shared.length(PlainKeys.DOWN_BLOCK_TYPES, config.get(PlainKeys.DOWN_BLOCK_TYPES));
    shared.length(PlainKeys.UP_BLOCK_TYPES, config.get(PlainKeys.UP_BLOCK_TYPES));
    shared.size();
    shared.groups();
    shared.timeEmbedding();
    PlainChecks checks = new PlainChecks(config);
    checks.sides();
    checks.heads();
    checks.attentionGroups();
  }

  // Unlike UNet2DConditionModel it always doubles, so that another side misses its skips.
  private void sides() {
    int step = 1 << (channels.size() - 1);
    boolean halves =
        config.get(ConfigKeys.SAMPLE_SIZE).stream()
            .flatMap(size -> size.items().stream())
            .allMatch(side -> side % step == 0);
    if (!halves) {
      String message = "a UNet2DModel of " + channels.size() + " levels needs sides that " + step;
      config.error(SpecCode.UNSUPPORTED_CONFIG, ConfigKeys.SAMPLE_SIZE, message + " divides", "");
    }
  }

  private void heads() {
    for (int level = 0; level < channels.size(); level++) {
      int width = config.get(PlainKeys.ATTENTION_HEAD_DIM).orElse(1);
      if (attends(level) && channels.get(level) % width != 0) {
        config.error(
            SpecCode.HEADS_DIVIDE_CHANNELS,
            PlainKeys.BLOCK_OUT_CHANNELS,
            level,
            channels.get(level) + " channels do not split into heads of " + width,
            "in a UNet2DModel `attention_head_dim` is the channels of a head");
      }
    }
  }

  private boolean attends(int level) {
    List<Boolean> down = config.get(PlainKeys.DOWN_BLOCK_TYPES);
    List<Boolean> up = config.get(PlainKeys.UP_BLOCK_TYPES);
    int last = channels.size() - 1;
    boolean middle =
        config.get(PlainKeys.MID_BLOCK_TYPE).isPresent() && config.get(PlainKeys.ADD_ATTENTION);
    return at(down, level) || at(up, last - level) || (level == last && middle);
  }

  // A list of another length has been reported.
  private static boolean at(List<Boolean> blocks, int index) {
    return index < blocks.size() && blocks.get(index);
  }

  private void attentionGroups() {
    int groups = config.get(ConfigKeys.NORM_NUM_GROUPS);
    if (config.get(PlainKeys.ATTN_NORM_NUM_GROUPS).orElse(groups) != groups) {
      config.error(
          SpecCode.UNSUPPORTED_CONFIG,
          PlainKeys.ATTN_NORM_NUM_GROUPS,
          "`attn_norm_num_groups` is not `norm_num_groups`, which is not supported",
          "supported: null, " + groups);
    }
  }
}
