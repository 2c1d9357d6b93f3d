package io.unetlab.spec.diffusers;

import io.unetlab.spec.autoencoder.AutoencoderSpec;
import io.unetlab.spec.diffusers.ConfigKey.Supported;
import io.unetlab.spec.model.AttentionSpec;
import io.unetlab.spec.model.BlockSpec;
import io.unetlab.spec.model.ClassEmbedding;
import io.unetlab.spec.model.ConvKind;
import io.unetlab.spec.model.ExtraSpec;
import io.unetlab.spec.model.Heads;
import io.unetlab.spec.model.LatentSpec;
import io.unetlab.spec.model.LevelSpec;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.model.NormSpec;
import io.unetlab.spec.model.Projection;
import io.unetlab.spec.model.ResampleSpec;
import io.unetlab.spec.model.SelfAttention;
import io.unetlab.spec.model.StackKind;
import io.unetlab.spec.model.TextProjection;
import io.unetlab.spec.model.TextSpec;
import io.unetlab.spec.model.TransformerSpec;
import io.unetlab.spec.model.UNetSpec;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.rule.SpecRules;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.Source;
import io.unetlab.spec.source.SourceLocation;
import io.unetlab.spec.yaml.Reading;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Reads diffusers' config as a spec: each level's way down and way up from their own block types,
 * heads per level, depths by {@link ConfigDepths}.
 *
 * <p>The text's length is not in a config, so the caller gives it. A network without attention has
 * no text, whatever its config says.
 *
 * <p>A rule that the checks of the config do not cover (a network with too many blocks) is reported
 * at the start of the config, because rules name our keys.
 */
final class DiffusersImport {

  private final ConfigValues config;
  private final int tokens;
  private final ConfigBlocks blocks;
  private final ConfigDepths depths;
  private final int levels;

  private DiffusersImport(ConfigValues config, int tokens) {
    this.config = config;
    this.tokens = tokens;
    this.blocks = ConfigBlocks.of(config);
    this.depths = new ConfigDepths(config);
    this.levels = config.get(ConfigKeys.BLOCK_OUT_CHANNELS).size();
  }

  static DiffusersNetwork read(Source json, SpecPatch patch, int tokens, VaePart part) {
    Problems problems = new Problems();
    ConfigValues config = ConfigReader.read(json, patch, problems);
    NetworkSpec spec = spec(config, tokens, part, problems);
    problems.throwIfErrors();
    return new DiffusersNetwork(spec, config.origin(), config.ignored());
  }

  private static NetworkSpec spec(
      ConfigValues config, int tokens, VaePart part, Problems problems) {
    if (config.keys() == ClipKeys.TABLE || config.keys() == ClipKeys.PROJECTED) {
      return ClipImport.read(config, problems);
    }
    if (config.keys() == VaeKeys.TABLE || config.keys() == TaesdKeys.TABLE) {
      return autoencoder(config, part, problems);
    }
    UNetSpec spec =
        config.keys() == PlainKeys.TABLE
            ? plain(config, problems)
            : conditional(config, tokens, problems);
    SpecRules.check(SpecRules.UNET, spec, config.nothing(), new Reading(problems, ""));
    return spec;
  }

  private static AutoencoderSpec autoencoder(ConfigValues config, VaePart part, Problems problems) {
    AutoencoderSpec spec =
        config.keys() == VaeKeys.TABLE
            ? VaeImport.read(config, part, problems)
            : TaesdImport.read(config, part, problems);
    SpecRules.check(SpecRules.AUTOENCODER, spec, config.nothing(), new Reading(problems, ""));
    return spec;
  }

  private static UNetSpec plain(ConfigValues config, Problems problems) {
    PlainChecks.check(config);
    problems.throwIfErrors();
    return new PlainImport(config).spec();
  }

  private static UNetSpec conditional(ConfigValues config, int tokens, Problems problems) {
    ConfigChecks.checkLengths(config);
    problems.throwIfErrors();
    ConfigChecks.checkValues(config);
    Optional<ExtraSpec> extra = ConfigExtra.read(config);
    Optional<ClassEmbedding> classes = ConfigEmbeddings.classes(config);
    problems.throwIfErrors();
    return new DiffusersImport(config, tokens).spec(classes, extra);
  }

  static NormSpec norm(ConfigValues config) {
    return new NormSpec(config.get(ConfigKeys.NORM_NUM_GROUPS), config.get(ConfigKeys.NORM_EPS));
  }

  static ResampleSpec resample(ConfigValues config) {
    return new ResampleSpec(ConvKind.REGULAR, config.get(ConfigKeys.DOWNSAMPLE_PADDING));
  }

  private UNetSpec spec(Optional<ClassEmbedding> classes, Optional<ExtraSpec> extra) {
    List<LevelSpec> all = IntStream.range(0, levels).mapToObj(this::level).toList();
    Optional<BlockSpec> middle = config.get(ConfigKeys.MID_BLOCK_TYPE).map(this::middle);
    boolean attends =
        middle.filter(BlockSpec::hasTransformers).isPresent()
            || all.stream()
                .anyMatch(it -> it.down().hasTransformers() || it.up().hasTransformers());
    return new UNetSpec(
        UNetSpec.KIND,
        UNetSpec.KIND,
        latent(),
        attends ? Optional.of(text()) : Optional.empty(),
        norm(config),
        resample(config),
        all,
        middle,
        ConfigEmbeddings.time(config, config.get(ConfigKeys.TIME_COND_PROJ_DIM)),
        classes,
        extra,
        config.location());
  }

  private LatentSpec latent() {
    List<Integer> size = config.get(ConfigKeys.SAMPLE_SIZE).orElseThrow().spread(2);
    return new LatentSpec(
        config.get(ConfigKeys.OUT_CHANNELS),
        config.get(ConfigKeys.IN_CHANNELS),
        size.get(0),
        size.get(1));
  }

  private TextSpec text() {
    return new TextSpec(
        tokens,
        config.get(ConfigKeys.CROSS_ATTENTION_DIM).items().get(0),
        config.get(ConfigKeys.ENCODER_HID_DIM),
        config.get(ConfigKeys.ENCODER_HID_DIM_TYPE).orElse(TextProjection.TEXT_PROJ));
  }

  private LevelSpec level(int level) {
    Supported<List<Integer>> channels = ConfigKeys.BLOCK_OUT_CHANNELS;
    return new LevelSpec(
        config.get(channels).get(level),
        side(ConfigKeys.DOWN_BLOCK_TYPES, level, level, depths.down(level)),
        side(ConfigKeys.UP_BLOCK_TYPES, levels - 1 - level, level, depths.up(level)),
        config.at(channels, level));
  }

  private BlockSpec side(
      Supported<List<SideType>> types, int index, int level, List<Integer> stacks) {
    SideType type = config.get(types).get(index);
    return block(stacks.size(), stacks, transformer(level, type), config.at(types, index));
  }

  /** Residual blocks around each transformer stack, or a single one. */
  private BlockSpec middle(boolean attends) {
    List<Integer> stacks = attends ? depths.middle() : List.of();
    TransformerSpec transformer = transformer(levels - 1, SideType.TRANSFORMERS);
    return block(stacks.size() + 1, stacks, transformer, config.at(ConfigKeys.MID_BLOCK_TYPE));
  }

  private BlockSpec block(
      int resnets, List<Integer> stacks, TransformerSpec transformer, SourceLocation location) {
    return new BlockSpec(resnets, stacks, blocks.resnet(), transformer, location);
  }

  private TransformerSpec transformer(int level, SideType type) {
    boolean linear = config.get(ConfigKeys.USE_LINEAR_PROJECTION).orElse(false);
    return new TransformerSpec(
        StackKind.TRANSFORMER,
        type == SideType.NORM_ONLY ? SelfAttention.NORM_ONLY : SelfAttention.TRUE,
        true,
        attentions(level),
        blocks.feedForward(),
        linear ? Projection.LINEAR : Projection.CONV);
  }

  private AttentionSpec attentions(int level) {
    AttentionSpec base = AttentionSpec.DEFAULT;
    return new AttentionSpec(
        Heads.ofCount(config.get(ConfigKeys.ATTENTION_HEAD_DIM).spread(levels).get(level)),
        blocks.kvHeads(),
        blocks.qkNorm(),
        base.sharedKv(),
        base.kernels(),
        base.kvDownsample(),
        config.get(ConfigKeys.UPCAST_ATTENTION).orElse(false));
  }
}
