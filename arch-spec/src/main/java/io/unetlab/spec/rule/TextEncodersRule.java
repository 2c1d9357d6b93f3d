package io.unetlab.spec.rule;

import io.unetlab.spec.model.TextTimeSpec;
import io.unetlab.spec.pipeline.PipelineSpec;
import io.unetlab.spec.source.SpecCode;

/** A pipeline has a second text encoder only after a first, and none whose text is not read. */
final class TextEncodersRule implements SpecRule<PipelineSpec> {

  @Override
  public SpecCode code() {
    return SpecCode.TEXT_ENCODERS;
  }

  @Override
  public String sentence() {
    return "A pipeline has a second text encoder only after a first, and none whose text is not"
        + " read.";
  }

  @Override
  public void check(PipelineSpec spec, Findings findings) {
    if (spec.textEncoder().isEmpty() && spec.textEncoder2().isPresent()) {
      findings.add(
          "text_encoder_2",
          "there is a second text encoder and no first",
          "write it as text_encoder");
    }
    boolean pooled = spec.unet().extra().filter(TextTimeSpec.class::isInstance).isPresent();
    if (spec.textEncoder().isPresent() && !pooled && !spec.unet().attendsToText()) {
      findings.add(
          "text_encoder",
          "nothing reads the text encoder's states: the UNet attends to no text",
          "write text_encoder: none");
    }
  }
}
