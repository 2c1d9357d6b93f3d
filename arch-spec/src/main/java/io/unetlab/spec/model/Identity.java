package io.unetlab.spec.model;

import io.unetlab.spec.yaml.ChoiceType;
import java.util.List;

/**
 * The whole network in one line: each block is written in full, with every default resolved.
 * Settings without effect are left out, as in the canonical text: the transformer of a block that
 * has none, a shared projection of an attention that is absent, a text that nothing attends to,
 * resampling with a single level, a batch of one, attention that is not upcast, the expansion of
 * convolutions that are not separable. Name and title are not part of it.
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
    spec.extra().ifPresent(this::extra);
  }

  private void text(TextSpec text) {
    part("text").say(text.tokens()).say(text.width());
    text.encoderHidDim().ifPresent(this::say);
    if (text.encoderHidDim().isPresent() && text.projection() != TextProjection.TEXT_PROJ) {
      say(text.projection());
    }
  }

  private void extra(ExtraSpec extra) {
    if (extra instanceof TextTimeSpec textTime) {
      part("text_time").say(textTime.pooledWidth());
    } else {
      part("time_ids");
    }
    say(extra.ids()).say(extra.idWidth());
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
    separable(resnet);
    if (block.hasTransformers()) {
      transformers(block.transformers(), side);
    }
  }

  private void separable(ResnetSpec resnet) {
    if (resnet.isSeparable() && resnet.expansion() > 1) {
      say("expansion").say(resnet.expansion());
    }
    if (resnet.isSeparable() && !resnet.pointwiseBias()) {
      say("no_pointwise_bias");
    }
  }

  private void transformers(List<Integer> depths, Side side) {
    part("depths");
    depths.forEach(this::say);
    TransformerSpec transformer = side.transformer();
    AttentionSpec attentions = side.attentions();
    if (transformer.kind() == StackKind.ATTENTION) {
      part("attention").say(side.heads()).say(side.shared(attentions.sharedKv()));
      kernels(side.kernels());
    } else {
      part("transformer").say(ChoiceType.word(transformer.selfAttention()));
      say(transformer.crossAttention()).say(side.heads()).say(side.shared(attentions.sharedKv()));
      kernels(side.kernels());
      FeedForwardSpec feedForward = transformer.feedForward();
      say(feedForward.ratio()).say(feedForward.activation()).say(transformer.projection());
    }
    if (attentions.upcast()) {
      say("upcast");
    }
    later(side);
  }

  // What came into the language later is written only where it differs from what was before.
  private void later(Side side) {
    AttentionSpec attentions = side.attentions();
    if (side.kvHeads() != side.heads()) {
      say("kv_heads").say(side.kvHeads());
    }
    if (attentions.qkNorm() != QkNorm.NONE) {
      say("qk_norm").say(attentions.qkNorm());
    }
    if (side.transformer().attendsToItself() && attentions.kvDownsample() > 1) {
      say("kv_downsample").say(attentions.kvDownsample());
    }
    if (side.hasFeedForward() && side.transformer().feedForward().depthwise()) {
      say("depthwise");
    }
  }

  private void kernels(AttentionKernels kernels) {
    say(kernels.self());
    if (kernels.cross() != kernels.self()) {
      say("cross").say(kernels.cross());
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
