package io.unetlab.spec.autoencoder;

import io.unetlab.spec.model.ResnetSpec;
import io.unetlab.spec.yaml.ChoiceType;

/**
 * A half of an autoencoder in one line, with every default resolved; settings without effect are
 * left out: norms of blocks that have none, resampling with a single level, a batch of one.
 */
final class AutoencoderIdentity {

  private final StringBuilder line = new StringBuilder(256);

  private AutoencoderIdentity() {}

  static String text(AutoencoderSpec spec) {
    AutoencoderIdentity identity = new AutoencoderIdentity();
    identity.line.append(spec.kind());
    if (spec instanceof DecoderSpec decoder) {
      identity.image("latent", decoder.latent());
      identity.part("image").say(decoder.imageChannels());
    } else if (spec instanceof EncoderSpec encoder) {
      identity.image("image", encoder.image());
      identity.part("latent").say(encoder.latentChannels());
    }
    if (spec.hasQuantConv()) {
      identity.part("quant_conv");
    }
    identity.body(spec.body());
    return identity.line.toString();
  }

  private void image(String name, ImageSpec image) {
    part(name).say(image.channels()).say(image.height()).say(image.width());
    if (image.batch() > 1) {
      part("batch").say(image.batch());
    }
  }

  private void body(BodySpec body) {
    part("blocks").say(body.blocks());
    if (body.hasNorms()) {
      part("norm").say(body.norm().groups()).say(body.norm().eps());
    }
    if (body.resamplings() > 0) {
      part("resample").say(body.resample());
    }
    for (AutoencoderLevel level : body.levels()) {
      part("level").say(level.channels()).say(level.resnets()).resnet(level.resnet());
    }
    body.middle()
        .ifPresent(
            it -> part("middle").say(it.resnets()).say(it.attentions() > 0).resnet(it.resnet()));
  }

  private void resnet(ResnetSpec resnet) {
    say(ChoiceType.word(resnet.conv())).say(resnet.kernel());
    say(ChoiceType.word(resnet.activation()));
    if (resnet.isSeparable() && resnet.expansion() > 1) {
      say("expansion").say(resnet.expansion());
    }
    if (resnet.isSeparable() && !resnet.pointwiseBias()) {
      say("no_pointwise_bias");
    }
  }

  private AutoencoderIdentity part(String name) {
    line.append("; ").append(name);
    return this;
  }

  // Enums by name: the order of their constants may change.
  private AutoencoderIdentity say(Object value) {
    line.append(' ').append(value instanceof Enum<?> constant ? constant.name() : value);
    return this;
  }
}
