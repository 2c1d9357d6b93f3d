package io.unetlab.builders.unet;

import io.unetlab.spec.model.Activation;
import io.unetlab.spec.model.AttentionKernel;
import io.unetlab.spec.model.AttentionKernels;
import io.unetlab.spec.model.AttentionSpec;
import io.unetlab.spec.model.BlockSpec;
import io.unetlab.spec.model.ClassEmbedding;
import io.unetlab.spec.model.ConvKind;
import io.unetlab.spec.model.ExtraSpec;
import io.unetlab.spec.model.FeedForwardActivation;
import io.unetlab.spec.model.FeedForwardSpec;
import io.unetlab.spec.model.Heads;
import io.unetlab.spec.model.LatentSpec;
import io.unetlab.spec.model.LevelSpec;
import io.unetlab.spec.model.NormSpec;
import io.unetlab.spec.model.Projection;
import io.unetlab.spec.model.QkNorm;
import io.unetlab.spec.model.ResampleSpec;
import io.unetlab.spec.model.ResnetSpec;
import io.unetlab.spec.model.SelfAttention;
import io.unetlab.spec.model.SharedKv;
import io.unetlab.spec.model.StackKind;
import io.unetlab.spec.model.TextProjection;
import io.unetlab.spec.model.TextSpec;
import io.unetlab.spec.model.TextTimeSpec;
import io.unetlab.spec.model.TimeIdsSpec;
import io.unetlab.spec.model.TimeSpec;
import io.unetlab.spec.model.TransformerSpec;
import io.unetlab.spec.model.UNetSpec;
import io.unetlab.spec.source.SourceLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Small valid specs of every kind: channels are multiples of 8, groups and heads divide 8. */
public final class RandomSpecs {

  private static final Arbitrary<Integer> DIVISOR = Arbitraries.of(1, 2, 4, 8);

  private RandomSpecs() {}

  public static Arbitrary<UNetSpec> specs() {
    return Arbitraries.integers().between(1, 4).flatMap(RandomSpecs::specs);
  }

  private static Arbitrary<UNetSpec> specs(int levels) {
    return Combinators.combine(
            latent(),
            text(),
            DIVISOR,
            Arbitraries.of(ConvKind.class).map(conv -> new ResampleSpec(conv, 1)),
            level().list().ofSize(levels),
            block(1, 3, -1).optional(),
            embeddings())
        .as(
            (latent, text, groups, resample, all, middle, embeddings) ->
                new UNetSpec(
                    "random",
                    "Random",
                    latent,
                    Optional.of(text),
                    new NormSpec(groups, NormSpec.EPS),
                    resample,
                    all,
                    middle,
                    embeddings.time(),
                    embeddings.classes(),
                    embeddings.extra(),
                    SourceLocation.NOWHERE))
        .map(RandomSpecs::shrinkable);
  }

  /** With keys and values of images that are no smaller than a pixel: as they are, or halved. */
  private static UNetSpec shrinkable(UNetSpec spec) {
    List<LevelSpec> levels = new ArrayList<>();
    for (int i = 0; i < spec.levels().size(); i++) {
      LevelSpec it = spec.levels().get(i);
      boolean even = isEven(spec, i);
      levels.add(
          new LevelSpec(
              it.channels(), shrunk(it.down(), even), shrunk(it.up(), even), it.location()));
    }
    boolean even = isEven(spec, levels.size() - 1);
    return new UNetSpec(
        spec.name(),
        spec.title(),
        spec.latent(),
        spec.text(),
        spec.norm(),
        spec.resample(),
        levels,
        spec.middle().map(block -> shrunk(block, even)),
        spec.time(),
        spec.classes(),
        spec.extra(),
        spec.location());
  }

  private static boolean isEven(UNetSpec spec, int level) {
    LatentSpec latent = spec.latent();
    return (spec.halved(latent.height(), level) | spec.halved(latent.width(), level)) % 2 == 0;
  }

  private static BlockSpec shrunk(BlockSpec block, boolean even) {
    TransformerSpec it = block.transformer();
    AttentionSpec base = it.attentions();
    AttentionSpec attentions =
        new AttentionSpec(
            base.heads(),
            base.kvHeads(),
            base.qkNorm(),
            base.sharedKv(),
            base.kernels(),
            even ? base.kvDownsample() : 1,
            base.upcast());
    return new BlockSpec(
        block.resnets(),
        block.transformers(),
        block.resnet(),
        new TransformerSpec(
            it.kind(),
            it.selfAttention(),
            it.crossAttention(),
            attentions,
            it.feedForward(),
            it.projection()),
        block.location());
  }

  private static Arbitrary<LatentSpec> latent() {
    Arbitrary<Integer> channels = Arbitraries.integers().between(1, 9);
    Arbitrary<Integer> side = Arbitraries.integers().between(1, 40);
    return Combinators.combine(channels, channels, side, side).as(LatentSpec::new);
  }

  private static Arbitrary<TextSpec> text() {
    Arbitrary<Integer> size = Arbitraries.integers().between(1, 20);
    return Combinators.combine(size, size, size.optional(), Arbitraries.of(TextProjection.class))
        .as(TextSpec::new);
  }

  private record Embeddings(
      TimeSpec time, Optional<ClassEmbedding> classes, Optional<ExtraSpec> extra) {}

  private static Arbitrary<Embeddings> embeddings() {
    Arbitrary<Integer> size = Arbitraries.integers().between(1, 20);
    Arbitrary<TimeSpec> time =
        Combinators.combine(size.optional(), Arbitraries.of(true, false), Arbitraries.just(0))
            .as(TimeSpec::new);
    Arbitrary<Optional<ClassEmbedding>> classes =
        Combinators.combine(Arbitraries.of(ClassEmbedding.Type.class), size)
            .as(RandomSpecs::classes)
            .optional();
    return Combinators.combine(time, classes, extra()).as(Embeddings::new);
  }

  private static ClassEmbedding classes(ClassEmbedding.Type type, int size) {
    return new ClassEmbedding(
        type,
        type.isCounted() ? Optional.of(size) : Optional.empty(),
        type.isProjection() ? Optional.of(size) : Optional.empty(),
        false);
  }

  private static Arbitrary<Optional<ExtraSpec>> extra() {
    Arbitrary<Integer> size = Arbitraries.integers().between(1, 8);
    Arbitrary<Integer> idWidth = size.map(half -> 2 * half);
    Arbitrary<ExtraSpec> textTime = Combinators.combine(size, size, idWidth).as(TextTimeSpec::new);
    Arbitrary<ExtraSpec> timeIds = Combinators.combine(size, idWidth).as(TimeIdsSpec::new);
    return Arbitraries.oneOf(textTime, timeIds).optional();
  }

  private static Arbitrary<LevelSpec> level() {
    Arbitrary<Integer> channels = Arbitraries.integers().between(1, 4).map(eighth -> 8 * eighth);
    return Combinators.combine(channels, block(1, 3, 0), block(1, 4, 0))
        .as((width, down, up) -> new LevelSpec(width, down, up, SourceLocation.NOWHERE));
  }

  /** Of {@code resnets + stackDifference} stacks. */
  private static Arbitrary<BlockSpec> block(int fewest, int most, int stackDifference) {
    return Arbitraries.integers()
        .between(fewest, most)
        .flatMap(
            resnets ->
                Combinators.combine(depths(resnets + stackDifference), resnet(), transformer())
                    .as(
                        (depths, resnet, transformer) ->
                            new BlockSpec(
                                resnets,
                                fitted(depths, transformer),
                                resnet,
                                transformer,
                                SourceLocation.NOWHERE)));
  }

  private static List<Integer> fitted(List<Integer> depths, TransformerSpec transformer) {
    boolean single = transformer.kind() == StackKind.ATTENTION;
    return depths.stream().map(depth -> single ? Math.min(depth, 1) : depth).toList();
  }

  private static Arbitrary<List<Integer>> depths(int count) {
    return Arbitraries.integers().between(0, 2).list().ofSize(count);
  }

  private static Arbitrary<ResnetSpec> resnet() {
    return Combinators.combine(
            Arbitraries.of(ConvKind.class),
            Arbitraries.of(1, 3, 5, 7),
            Arbitraries.of(Activation.class),
            Arbitraries.of(1, 2, 3),
            Arbitraries.of(true, false))
        .as(ResnetSpec::new);
  }

  private static Arbitrary<TransformerSpec> transformer() {
    Arbitrary<FeedForwardSpec> feedForward =
        Combinators.combine(
                Arbitraries.of(0.5, 1.0, 2.5, 3.0, 4.0),
                Arbitraries.of(FeedForwardActivation.class),
                Arbitraries.of(true, false))
            .as(FeedForwardSpec::new);
    Arbitrary<StackKind> kind =
        Arbitraries.of(StackKind.TRANSFORMER, StackKind.TRANSFORMER, StackKind.ATTENTION);
    return Combinators.combine(
            kind,
            Arbitraries.of(SelfAttention.class),
            Arbitraries.of(true, false),
            attentions(),
            feedForward,
            Arbitraries.of(Projection.class))
        .as(
            (stack, self, cross, attentions, forward, projection) ->
                new TransformerSpec(
                    stack,
                    self,
                    cross || self != SelfAttention.TRUE,
                    attentions,
                    forward,
                    projection));
  }

  private static Arbitrary<AttentionSpec> attentions() {
    Arbitrary<Heads> heads =
        Arbitraries.oneOf(DIVISOR.map(Heads::ofCount), DIVISOR.map(Heads::ofWidth));
    Arbitrary<AttentionKernels> kernels =
        Combinators.combine(
                Arbitraries.of(AttentionKernel.class), Arbitraries.of(AttentionKernel.class))
            .as(AttentionKernels::new);
    return Combinators.combine(
            heads,
            Arbitraries.of(1).optional(),
            Arbitraries.of(QkNorm.class),
            Arbitraries.of(SharedKv.class),
            kernels,
            Arbitraries.of(1, 2),
            Arbitraries.just(false))
        .as(AttentionSpec::new);
  }
}
