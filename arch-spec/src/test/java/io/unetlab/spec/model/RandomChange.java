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
    return switch (random.nextInt(4)) {
      case 0 -> head(spec, random);
      case 1 -> channels(spec, random);
      default -> block(spec, random);
    };
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
                    new TextSpec(it.tokens() + random.nextInt(2), it.width(), it.encoderHidDim())),
        new NormSpec(pick(random, spec.groups(), 1), pick(random, spec.norm().eps(), 1e-6)),
        new ResampleSpec(
            pick(random, ConvKind.values()), pick(random, spec.resample().downsamplePadding(), 0)),
        spec.levels(),
        spec.middle(),
        random.nextInt(5) == 0
            ? new TimeSpec(Optional.of(8), spec.time().flipSinToCos(), 1)
            : spec.time(),
        random.nextInt(5) == 0 ? RandomSpecs.classes(random) : spec.classes(),
        random.nextInt(5) == 0 ? Optional.empty() : spec.extra(),
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
    return switch (random.nextInt(3)) {
      case 0 -> new ResnetSpec(pick(random, ConvKind.values()), it.kernel(), it.activation());
      case 1 -> new ResnetSpec(it.conv(), pick(random, 1, 3, 5), it.activation());
      default -> new ResnetSpec(it.conv(), it.kernel(), pick(random, Activation.values()));
    };
  }

  private static TransformerSpec transformer(TransformerSpec it, Random random) {
    int field = random.nextInt(9);
    FeedForwardSpec feedForward = it.feedForward();
    return new TransformerSpec(
        field == 8 ? pick(random, StackKind.values()) : it.kind(),
        it.selfAttention() || field == 0,
        it.crossAttention() && !(field == 1 && it.selfAttention()),
        field == 2 ? pick(random, Heads.ofCount(2), Heads.ofWidth(4)) : it.heads(),
        field == 3 ? pick(random, SharedKv.values()) : it.sharedKv(),
        field == 4 ? pick(random, AttentionKernel.values()) : it.attention(),
        field == 5
            ? new FeedForwardSpec(
                pick(random, feedForward.ratio(), 2.0),
                pick(random, FeedForwardActivation.values()))
            : feedForward,
        field == 6 ? pick(random, Projection.values()) : it.projection(),
        it.upcastAttention() ^ field == 7);
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

  private static BlockSpec with(BlockSpec it, TransformerSpec transformer) {
    return new BlockSpec(
        it.resnets(),
        RandomSpecs.fitted(it.transformers(), transformer),
        it.resnet(),
        transformer,
        it.location());
  }

  private static UNetSpec with(UNetSpec it, List<LevelSpec> levels, Optional<BlockSpec> middle) {
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
