package io.unetlab.spec.diffusers;

import io.unetlab.spec.diffusers.ConfigKey.Supported;
import io.unetlab.spec.source.SpecCode;
import io.unetlab.spec.yaml.OneOrList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The depth of the transformer stack after each residual block.
 *
 * <p>{@code transformer_layers_per_block} has an entry for each level, highest resolution first: a
 * depth for all stacks of a block, or a list of depths. The way up takes the same entries in
 * reverse, or {@code reverse_transformer_layers_per_block}, which starts at the lowest resolution
 * and is required if an entry is a list. The middle takes the last level's entry, or that list's
 * first depths, one for each of its stacks. Entries of blocks without transformers have no effect.
 *
 * <p>In diffusers a stack of depth 0 inside a block with transformers still has its norm and its
 * two projections. The language cannot express that.
 */
final class ConfigDepths {

  private final ConfigValues config;
  private final List<SideType> down;
  private final List<SideType> up;
  private final Optional<List<OneOrList<Integer>>> reverse;

  private final int middleStacks;

  ConfigDepths(ConfigValues config) {
    this.config = config;
    this.middleStacks = ConfigBlocks.of(config).middleStacks();
    this.down = config.get(ConfigKeys.DOWN_BLOCK_TYPES);
    this.up = config.get(ConfigKeys.UP_BLOCK_TYPES);
    this.reverse = config.get(ConfigKeys.REVERSE_TRANSFORMER_LAYERS);
  }

  /** Reports invalid depths; the other methods may be called only if there are none. */
  void check() {
    OneOrList<OneOrList<Integer>> layers = config.get(ConfigKeys.TRANSFORMER_LAYERS);
    if (reverse.isEmpty() && layers.items().stream().anyMatch(OneOrList::isList)) {
      config.error(
          SpecCode.MISSING_KEY,
          ConfigKeys.TRANSFORMER_LAYERS,
          "`transformer_layers_per_block` contains lists, so"
              + " `reverse_transformer_layers_per_block` must give the way up",
          "");
      return;
    }
    for (int level = 0; level < down.size(); level++) {
      checkBlock(
          ConfigKeys.TRANSFORMER_LAYERS,
          level,
          downEntry(level),
          resnets(level),
          down.get(level).attends());
      int block = mirrored(level);
      checkBlock(
          upKey(), upIndex(level), upEntry(level), resnets(level) + 1, up.get(block).attends());
    }
    if (middleAttends()) {
      checkMiddle();
    }
  }

  private void checkBlock(
      Supported<?> key, int index, OneOrList<Integer> entry, int resnets, boolean attends) {
    if (!attends) {
      return;
    }
    if (entry.isList() && entry.items().size() != resnets) {
      String message = "expected " + resnets + " depths, one for each residual block";
      config.error(
          SpecCode.LIST_LENGTH, key, index, message + ", found " + entry.items().size(), "");
    } else if (entry.items().contains(0)) {
      reportZero(key, index);
    }
  }

  private void checkMiddle() {
    int last = down.size() - 1;
    OneOrList<Integer> entry = downEntry(last);
    if (entry.isList() && entry.items().size() < middleStacks) {
      int size = entry.items().size();
      String found = size == 0 ? "which is empty" : "which has only " + size;
      String takes = middleStacks == 1 ? "its depth" : "its " + middleStacks + " depths";
      String message = "the middle takes " + takes + " from the last level's list, " + found;
      config.error(SpecCode.LIST_LENGTH, ConfigKeys.TRANSFORMER_LAYERS, last, message, "");
    } else if (entry.items().subList(0, Math.min(entry.items().size(), middleStacks)).contains(0)) {
      reportZero(ConfigKeys.TRANSFORMER_LAYERS, last);
    }
  }

  private void reportZero(Supported<?> key, int index) {
    config.error(
        SpecCode.UNSUPPORTED_CONFIG,
        key,
        index,
        "a transformer stack of depth 0 is not supported: its norm and projections remain",
        "for a block without transformers, use DownBlock2D, UpBlock2D or UNetMidBlock2D");
  }

  /** The depths after the residual blocks of a level on the way down. */
  List<Integer> down(int level) {
    return stacks(down.get(level).attends(), downEntry(level), resnets(level));
  }

  /** The depths after the residual blocks of a level on the way up. */
  List<Integer> up(int level) {
    return stacks(up.get(mirrored(level)).attends(), upEntry(level), resnets(level) + 1);
  }

  /** The depths of the middle's stacks. */
  List<Integer> middle() {
    OneOrList<Integer> entry = downEntry(down.size() - 1);
    return entry.isList()
        ? entry.items().subList(0, middleStacks)
        : Collections.nCopies(middleStacks, entry.items().get(0));
  }

  /** The number of residual blocks of a level on the way down; on the way up it is one more. */
  int resnets(int level) {
    return config.get(ConfigKeys.LAYERS_PER_BLOCK).spread(down.size()).get(level);
  }

  private static List<Integer> stacks(boolean attends, OneOrList<Integer> entry, int resnets) {
    return attends ? entry.spread(resnets) : Collections.nCopies(resnets, 0);
  }

  private boolean middleAttends() {
    return config.get(ConfigKeys.MID_BLOCK_TYPE).orElse(false);
  }

  private OneOrList<Integer> downEntry(int level) {
    return config.get(ConfigKeys.TRANSFORMER_LAYERS).spread(down.size()).get(level);
  }

  private OneOrList<Integer> upEntry(int level) {
    return reverse.map(list -> list.get(mirrored(level))).orElseGet(() -> downEntry(level));
  }

  private Supported<?> upKey() {
    return reverse.isPresent()
        ? ConfigKeys.REVERSE_TRANSFORMER_LAYERS
        : ConfigKeys.TRANSFORMER_LAYERS;
  }

  private int upIndex(int level) {
    return reverse.isPresent() ? mirrored(level) : level;
  }

  private int mirrored(int level) {
    return down.size() - 1 - level;
  }
}
