package io.unetlab.spec.pipeline;

import io.unetlab.spec.autoencoder.DecoderSpec;
import io.unetlab.spec.model.UNetSpec;
import io.unetlab.spec.text.TextEncoderSpec;
import io.unetlab.spec.yaml.ChoiceType;

/** The parts of a pipeline, in the order in which they run; each is also its key. */
public enum PartWord {
  TEXT_ENCODER(TextEncoderSpec.KIND),
  TEXT_ENCODER_2(TextEncoderSpec.KIND),
  UNET(UNetSpec.KIND),
  DECODER(DecoderSpec.KIND);

  private final String kind;

  PartWord(String kind) {
    this.kind = kind;
  }

  /** The key in a pipeline's file: {@code text_encoder_2}. */
  public String word() {
    return ChoiceType.word(this);
  }

  /** The kind of network that the part is. */
  public String kind() {
    return kind;
  }
}
