package io.unetlab.spec.model;

import io.unetlab.spec.source.SourceLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** Random networks that satisfy every rule, from few values, so that many blocks are equal. */
final class RandomSpecs {

  static final SourceLocation NOWHERE = SourceLocation.NOWHERE;

  private RandomSpecs() {}

  static UNetSpec next(Random random) {
    Optional<TextSpec> text =
        random.nextInt(4) == 0
            ? Optional.empty()
            : Optional.of(
                new TextSpec(
                    pick(random, 7, 77),
                    pick(random, 24, 32),
                    pick(random, Optional.empty(), Optional.of(40)),
                    pick(random, TextProjection.values())));
    List<LevelSpec> levels = new ArrayList<>();
    int count = 1 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      levels.add(level(random, text.isPresent()));
    }
    return Shrinkable.of(
        new UNetSpec(
            "random",
            "random",
            latent(random),
            text,
            new NormSpec(pick(random, 2, 4, 8), pick(random, 1e-5, 1e-6)),
            new ResampleSpec(pick(random, ConvKind.values()), pick(random, 1, 1, 0)),
            levels,
            random.nextBoolean() ? Optional.empty() : Optional.of(middle(random, text.isPresent())),
            new TimeSpec(
                pick(random, Optional.empty(), Optional.of(16)),
                pick(random, true, true, false),
                pick(random, 0, 0, 1)),
            classes(random),
            extra(random),
            NOWHERE));
  }

  static Optional<ExtraSpec> extra(Random random) {
    int idWidth = pick(random, 4, 8);
    return pick(
        random,
        Optional.empty(),
        Optional.empty(),
        Optional.of(new TextTimeSpec(pick(random, 8, 16), 6, idWidth)),
        Optional.of(new TimeIdsSpec(pick(random, 2, 6), idWidth)));
  }

  static Optional<ClassEmbedding> classes(Random random) {
    ClassEmbedding.Type type = pick(random, ClassEmbedding.Type.values());
    Optional<Integer> size = Optional.of(pick(random, 10, 20));
    return random.nextBoolean()
        ? Optional.empty()
        : Optional.of(
            new ClassEmbedding(
                type,
                type.isCounted() ? size : Optional.empty(),
                type.isProjection() ? size : Optional.empty(),
                false));
  }

  private static LatentSpec latent(Random random) {
    int channels = pick(random, 4, 8);
    int side = pick(random, 9, 16);
    return new LatentSpec(
        pick(random, 1, 2), channels, pick(random, channels, 9), side, pick(random, side, 24));
  }

  private static LevelSpec level(Random random, boolean text) {
    int resnets = 1 + random.nextInt(3);
    BlockSpec down = block(random, resnets, resnets, text);
    int upResnets = pick(random, resnets + 1, resnets + 1, 1 + random.nextInt(4));
    BlockSpec up =
        random.nextBoolean()
            ? block(random, upResnets, upResnets, text)
            : new BlockSpec(
                upResnets,
                IntStream.range(0, upResnets)
                    .mapToObj(i -> down.transformers().get(Math.min(i, resnets - 1)))
                    .toList(),
                down.resnet(),
                down.transformer(),
                NOWHERE);
    return new LevelSpec(pick(random, 8, 16, 24), down, up, NOWHERE);
  }

  private static BlockSpec middle(Random random, boolean text) {
    int resnets = 1 + random.nextInt(3);
    return block(random, resnets, resnets - 1, text);
  }

  private static BlockSpec block(Random random, int resnets, int stacks, boolean text) {
    int depth = random.nextInt(3);
    boolean uniform = random.nextInt(3) > 0;
    TransformerSpec transformer = transformer(random, text);
    List<Integer> depths =
        IntStream.range(0, stacks).mapToObj(i -> uniform ? depth : random.nextInt(3)).toList();
    return new BlockSpec(
        resnets,
        fitted(depths, transformer),
        new ResnetSpec(
            pick(random, ConvKind.values()),
            pick(random, 1, 3, 3, 3, 5),
            pick(random, Activation.values()),
            pick(random, 1, 1, 2, 3),
            pick(random, true, true, false)),
        transformer,
        NOWHERE);
  }

  /** Depths that the kind of stack has. */
  static List<Integer> fitted(List<Integer> depths, TransformerSpec transformer) {
    int deepest = transformer.kind() == StackKind.ATTENTION ? 1 : 2;
    return depths.stream().map(depth -> Math.min(depth, deepest)).toList();
  }

  private static TransformerSpec transformer(Random random, boolean text) {
    boolean cross = text && random.nextInt(3) > 0;
    return new TransformerSpec(
        pick(random, StackKind.TRANSFORMER, StackKind.TRANSFORMER, StackKind.ATTENTION),
        cross ? pick(random, SelfAttention.values()) : SelfAttention.TRUE,
        cross,
        attentions(random),
        new FeedForwardSpec(
            pick(random, 4.0, 3.0, 2.5, 0.5, 1.125),
            pick(random, FeedForwardActivation.values()),
            random.nextInt(3) == 0),
        pick(random, Projection.values()));
  }

  private static AttentionSpec attentions(Random random) {
    Heads heads = heads(random);
    return new AttentionSpec(
        heads,
        kvHeads(random, heads),
        pick(random, QkNorm.values()),
        pick(random, SharedKv.values()),
        kernels(random),
        pick(random, 1, 1, 2, 4),
        random.nextInt(4) == 0);
  }

  static Heads heads(Random random) {
    return random.nextBoolean()
        ? Heads.ofCount(pick(random, 1, 2, 4, 8))
        : Heads.ofWidth(pick(random, 2, 4, 8));
  }

  /** A divisor of the heads, whatever the channels; they may be as many. */
  static Optional<Integer> kvHeads(Random random, Heads heads) {
    return pick(
        random,
        Optional.empty(),
        Optional.of(1),
        Optional.of(pick(random, heads.count().orElse(1), 1)));
  }

  static AttentionKernels kernels(Random random) {
    AttentionKernel kernel = pick(random, AttentionKernel.values());
    return new AttentionKernels(kernel, pick(random, kernel, AttentionKernel.RELU));
  }

  @SafeVarargs
  static <T> T pick(Random random, T... of) {
    return of[random.nextInt(of.length)];
  }
}
