package io.unetlab.spec.diffusers;

import io.unetlab.spec.model.AttentionSpec;
import io.unetlab.spec.model.BlockSpec;
import io.unetlab.spec.model.ClassEmbedding;
import io.unetlab.spec.model.Heads;
import io.unetlab.spec.model.LatentSpec;
import io.unetlab.spec.model.LevelSpec;
import io.unetlab.spec.model.ResnetSpec;
import io.unetlab.spec.model.StackKind;
import io.unetlab.spec.model.TransformerSpec;
import io.unetlab.spec.model.UNetSpec;
import io.unetlab.spec.source.SourceLocation;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Reads the config of UNet2DModel, the unconditional UNet, whose checked values are given: single
 * attentions instead of transformers, and no text.
 */
final class PlainImport {

  private final ConfigValues config;
  private final List<Integer> channels;

  PlainImport(ConfigValues config) {
    this.config = config;
    this.channels = config.get(PlainKeys.BLOCK_OUT_CHANNELS);
  }

  UNetSpec spec() {
    Optional<ClassEmbedding> classes =
        ConfigEmbeddings.classes(config, PlainKeys.CLASS_EMBED_TYPE, Optional.empty(), false);
    return new UNetSpec(
        UNetSpec.KIND,
        UNetSpec.KIND,
        latent(),
        Optional.empty(),
        DiffusersImport.norm(config),
        DiffusersImport.resample(config),
        IntStream.range(0, channels.size()).mapToObj(this::level).toList(),
        config.get(PlainKeys.MID_BLOCK_TYPE).map(present -> middle()),
        ConfigEmbeddings.time(config, Optional.empty()),
        classes,
        Optional.empty(),
        config.location());
  }

  private LatentSpec latent() {
    List<Integer> size = config.get(ConfigKeys.SAMPLE_SIZE).orElseThrow().spread(2);
    return new LatentSpec(
        config.get(PlainKeys.OUT_CHANNELS),
        config.get(PlainKeys.IN_CHANNELS),
        size.get(0),
        size.get(1));
  }

  private LevelSpec level(int level) {
    int mirrored = channels.size() - 1 - level;
    int resnets = config.get(PlainKeys.LAYERS_PER_BLOCK);
    boolean down = config.get(PlainKeys.DOWN_BLOCK_TYPES).get(level);
    boolean up = config.get(PlainKeys.UP_BLOCK_TYPES).get(mirrored);
    return new LevelSpec(
        channels.get(level),
        block(resnets, resnets, down, config.at(PlainKeys.DOWN_BLOCK_TYPES, level)),
        block(resnets + 1, resnets + 1, up, config.at(PlainKeys.UP_BLOCK_TYPES, mirrored)),
        config.at(PlainKeys.BLOCK_OUT_CHANNELS, level));
  }

  // Always two residual blocks, also if there is nothing between them.
  private BlockSpec middle() {
    boolean attends = config.get(PlainKeys.ADD_ATTENTION);
    return block(2, 1, attends, config.at(PlainKeys.MID_BLOCK_TYPE));
  }

  private BlockSpec block(int resnets, int stacks, boolean attends, SourceLocation location) {
    List<Integer> depths = Collections.nCopies(stacks, attends ? 1 : 0);
    return new BlockSpec(resnets, depths, ResnetSpec.DEFAULT, attention(), location);
  }

  private TransformerSpec attention() {
    TransformerSpec base = TransformerSpec.DEFAULT;
    Heads heads =
        config.get(PlainKeys.ATTENTION_HEAD_DIM).map(Heads::ofWidth).orElse(Heads.ofCount(1));
    return new TransformerSpec(
        StackKind.ATTENTION,
        base.selfAttention(),
        base.crossAttention(),
        AttentionSpec.of(heads),
        base.feedForward(),
        base.projection());
  }
}
