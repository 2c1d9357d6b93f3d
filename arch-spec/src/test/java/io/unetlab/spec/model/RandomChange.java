package io.unetlab.spec.model;

import static io.unetlab.spec.model.RandomSpecs.pick;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;

/** Changes one field somewhere in a network; the field may have no effect there. */
final class RandomChange {

  private RandomChange() {}

  static UNetSpec of(UNetSpec spec, Random random) {
    return Shrinkable.of(
        switch (random.nextInt(4)) {
          case 0 -> head(spec, random);
          case 1 -> channels(spec, random);
          default -> block(spec, random);
        });
  }

  private static UNetSpec head(UNetSpec spec, Random random) {
    LatentSpec latent = spec.latent();
    LatentSpec taller =
        new LatentSpec(
            latent.batch(),
            latent.channels(),
            latent.inChannels(),
            latent.height() + 8,
            latent.width());
    LatentSpec deeper =
        new LatentSpec(
            latent.batch(),
            latent.channels(),
            latent.inChannels() + 1,
            latent.height(),
            latent.width());
    LatentSpec more =
        new LatentSpec(
            latent.batch() + 1,
            latent.channels(),
            latent.inChannels(),
            latent.height(),
            latent.width());
    return new UNetSpec(
        spec.name(),
        spec.title(),
        pick(random, latent, taller, deeper, more),
        spec.text()
            .map(
                it ->
                    new TextSpec(
                        it.tokens() + random.nextInt(2),
                        it.width(),
                        it.encoderHidDim(),
                        pick(random, TextProjection.values()))),
        new NormSpec(pick(random, spec.groups(), 1), pick(random, spec.norm().eps(), 1e-6)),
        new ResampleSpec(
            pick(random, ConvKind.values()), pick(random, spec.resample().downsamplePadding(), 0)),
        spec.levels(),
        spec.middle(),
        random.nextInt(5) == 0
            ? new TimeSpec(Optional.of(8), spec.time().flipSinToCos(), 1)
            : spec.time(),
        random.nextInt(5) == 0 ? RandomSpecs.classes(random) : spec.classes(),
        random.nextInt(5) == 0 ? RandomSpecs.extra(random) : spec.extra(),
        spec.location());
  }

  private static UNetSpec channels(UNetSpec spec, Random random) {
    List<LevelSpec> levels = new ArrayList<>(spec.levels());
    int at = random.nextInt(levels.size());
    LevelSpec level = levels.get(at);
    levels.set(
        at, new LevelSpec(pick(random, 8, 16, 24), level.down(), level.up(), level.location()));
    return with(spec, levels, spec.middle());
  }

  private static UNetSpec block(UNetSpec spec, Random random) {
    UnaryOperator<BlockSpec> change = change(random);
    int at = random.nextInt(2 * spec.levels().size() + 1);
    List<LevelSpec> levels = new ArrayList<>(spec.levels());
    if (at == 2 * levels.size()) {
      return with(spec, levels, spec.middle().map(change));
    }
    LevelSpec level = levels.get(at / 2);
    BlockSpec down = at % 2 == 0 ? change.apply(level.down()) : level.down();
    BlockSpec up = at % 2 == 0 ? level.up() : change.apply(level.up());
    levels.set(at / 2, new LevelSpec(level.channels(), down, up, level.location()));
    return with(spec, levels, spec.middle());
  }

  private static UnaryOperator<BlockSpec> change(Random random) {
    return switch (random.nextInt(3)) {
      case 0 -> block -> with(block, depths(block.transformers(), random));
      case 1 -> block -> with(block, resnet(block.resnet(), random));
      default -> block -> with(block, transformer(block.transformer(), random));
    };
  }

  private static List<Integer> depths(List<Integer> depths, Random random) {
    List<Integer> changed = new ArrayList<>(depths);
    if (!changed.isEmpty()) {
      changed.set(random.nextInt(changed.size()), random.nextInt(3));
    }
    return changed;
  }

  private static ResnetSpec resnet(ResnetSpec it, Random random) {
    int field = random.nextInt(5);
    return new ResnetSpec(
        field == 0 ? pick(random, ConvKind.values()) : it.conv(),
        field == 1 ? pick(random, 1, 3, 5) : it.kernel(),
        field == 2 ? pick(random, Activation.values()) : it.activation(),
        field == 3 ? pick(random, 1, 2, 3) : it.expansion(),
        it.pointwiseBias() ^ field == 4);
  }

  private static TransformerSpec transformer(TransformerSpec it, Random random) {
    int field = random.nextInt(6);
    FeedForwardSpec feedForward = it.feedForward();
    boolean attends = it.selfAttention() == SelfAttention.TRUE;
    return new TransformerSpec(
        field == 0 ? pick(random, StackKind.values()) : it.kind(),
        field == 1 && it.crossAttention()
            ? pick(random, SelfAttention.values())
            : it.selfAttention(),
        it.crossAttention() && !(field == 2 && attends),
        field == 3 ? attentions(it.attentions(), random) : it.attentions(),
        field == 4
            ? new FeedForwardSpec(
                pick(random, feedForward.ratio(), 2.0),
                pick(random, FeedForwardActivation.values()),
                random.nextBoolean())
            : feedForward,
        field == 5 ? pick(random, Projection.values()) : it.projection());
  }

  private static AttentionSpec attentions(AttentionSpec it, Random random) {
    int field = random.nextInt(6);
    Heads heads = field == 0 ? RandomSpecs.heads(random) : it.heads();
    return new AttentionSpec(
        heads,
        field < 2 ? RandomSpecs.kvHeads(random, heads) : it.kvHeads(),
        field == 2 ? pick(random, QkNorm.values()) : it.qkNorm(),
        field == 3 ? pick(random, SharedKv.values()) : it.sharedKv(),
        field == 4 ? RandomSpecs.kernels(random) : it.kernels(),
        field == 3 ? pick(random, 1, 2) : it.kvDownsample(),
        it.upcast() ^ field == 5);
  }

  private static BlockSpec with(BlockSpec it, List<Integer> depths) {
    return new BlockSpec(
        it.resnets(),
        RandomSpecs.fitted(depths, it.transformer()),
        it.resnet(),
        it.transformer(),
        it.location());
  }

  private static BlockSpec with(BlockSpec it, ResnetSpec resnet) {
    return new BlockSpec(it.resnets(), it.transformers(), resnet, it.transformer(), it.location());
  }

  static BlockSpec with(BlockSpec it, TransformerSpec transformer) {
    return new BlockSpec(
        it.resnets(),
        RandomSpecs.fitted(it.transformers(), transformer),
        it.resnet(),
        transformer,
        it.location());
  }

  static UNetSpec with(UNetSpec it, List<LevelSpec> levels, Optional<BlockSpec> middle) {
    return new UNetSpec(
        it.name(),
        it.title(),
        it.latent(),
        it.text(),
        it.norm(),
        it.resample(),
        levels,
        middle,
        it.time(),
        it.classes(),
        it.extra(),
        it.location());
  }
}
