package io.unetlab.spec.model;

import java.util.List;

/**
 * The whole network in one line: each block is written in full, with every default resolved.
 * Settings without effect are left out, as in the canonical text: the transformer of a block that
 * has none, a shared projection of an attention that is absent, a text that nothing attends to,
 * resampling with a single level, a batch of one, attention that is not upcast. Name and title are
 * not part of it.
 *
 * <p>Two networks have the same line if and only if they have the same canonical text ({@link
 * SpecWriter}); the line is much faster to write, and a study hashes one per variant.
 */
final class Identity {

  private final StringBuilder line = new StringBuilder(1024);

  private Identity() {}

  static String text(UNetSpec spec) {
    Identity identity = new Identity();
    identity.network(spec);
    return identity.line.toString();
  }

  private void network(UNetSpec spec) {
    LatentSpec latent = spec.latent();
    part("latent").say(latent.channels()).say(latent.inChannels());
    say(latent.height()).say(latent.width());
    if (latent.batch() > 1) {
      part("batch").say(latent.batch());
    }
    if (spec.attendsToText()) {
      spec.text().ifPresent(this::text);
    }
    part("groups").say(spec.groups());
    if (spec.norm().eps() != NormSpec.EPS) {
      part("norm_eps").say(spec.norm().eps());
    }
    if (spec.levels().size() > 1) {
      part("resample").say(spec.resample().conv());
      if (spec.resample().downsamplePadding() != ResampleSpec.DEFAULT.downsamplePadding()) {
        part("downsample_padding").say(spec.resample().downsamplePadding());
      }
    }
    for (LevelSpec level : spec.levels()) {
      side("down", new Side(level.down(), level.channels()));
      side("up", new Side(level.up(), level.channels()));
    }
    spec.middle().ifPresent(middle -> side("middle", Side.middle(spec, middle)));
    time(spec.time());
    spec.classes().ifPresent(this::classes);
    spec.extra()
        .ifPresent(it -> part("text_time").say(it.pooledWidth()).say(it.ids()).say(it.idWidth()));
  }

  private void text(TextSpec text) {
    part("text").say(text.tokens()).say(text.width());
    text.encoderHidDim().ifPresent(this::say);
  }

  // Parts that came into the language later are said only where they differ from what was before.
  private void time(TimeSpec time) {
    if (!time.equals(TimeSpec.DEFAULT)) {
      part("time").say(time.condProjDim().orElse(0)).say(time.flipSinToCos()).say(time.freqShift());
    }
  }

  private void classes(ClassEmbedding classes) {
    part("classes").say(classes.type()).say(classes.concat());
    say(classes.count().or(classes::inputDim).orElse(0));
  }

  private void side(String name, Side side) {
    BlockSpec block = side.block();
    part(name).say(side.channels()).say(block.resnets());
    ResnetSpec resnet = block.resnet();
    say(resnet.conv()).say(resnet.kernel()).say(resnet.activation());
    if (block.hasTransformers()) {
      transformers(block.transformers(), side);
    }
  }

  private void transformers(List<Integer> depths, Side side) {
    part("depths");
    depths.forEach(this::say);
    TransformerSpec transformer = side.transformer();
    if (transformer.kind() == StackKind.ATTENTION) {
      part("attention").say(side.heads()).say(side.shared(transformer.sharedKv()));
      say(transformer.attention());
    } else {
      part("transformer").say(transformer.selfAttention()).say(transformer.crossAttention());
      say(side.heads()).say(side.shared(transformer.sharedKv())).say(transformer.attention());
      FeedForwardSpec feedForward = transformer.feedForward();
      say(feedForward.ratio()).say(feedForward.activation()).say(transformer.projection());
    }
    if (transformer.upcastAttention()) {
      say("upcast");
    }
  }

  private Identity part(String name) {
    line.append(line.length() == 0 ? "" : "; ").append(name);
    return this;
  }

  // Enums by name: the order of their constants may change.
  private Identity say(Object value) {
    line.append(' ').append(value instanceof Enum<?> constant ? constant.name() : value);
    return this;
  }
}
