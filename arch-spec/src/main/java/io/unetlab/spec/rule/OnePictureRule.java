package io.unetlab.spec.rule;

import io.unetlab.spec.pipeline.PipelineSpec;
import io.unetlab.spec.source.SpecCode;

/** A pipeline makes one picture, so each run of a part has a batch of 1. */
final class OnePictureRule implements SpecRule<PipelineSpec> {

  @Override
  public SpecCode code() {
    return SpecCode.ONE_PICTURE;
  }

  @Override
  public String sentence() {
    return "A pipeline makes one picture, so each run of a part has a batch of 1.";
  }

  @Override
  public void check(PipelineSpec spec, Findings findings) {
    spec.textEncoder().ifPresent(it -> report(it.batch(), "text_encoder.batch", findings));
    spec.textEncoder2().ifPresent(it -> report(it.batch(), "text_encoder_2.batch", findings));
    report(spec.unet().latent().batch(), "unet.latent.batch", findings);
    spec.decoder().ifPresent(it -> report(it.latent().batch(), "decoder.latent.batch", findings));
  }

  private static void report(int batch, String path, Findings findings) {
    if (batch != 1) {
      findings.add(
          path,
          "a pipeline makes one picture, found a batch of " + batch,
          "guidance in two passes is counted as two runs");
    }
  }
}
