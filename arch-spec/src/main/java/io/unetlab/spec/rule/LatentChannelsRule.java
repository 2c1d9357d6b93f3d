package io.unetlab.spec.rule;

import io.unetlab.spec.pipeline.PipelineSpec;
import io.unetlab.spec.source.SpecCode;
import java.util.Locale;

/** A pipeline's decoder reads as many latent channels as its UNet predicts. */
final class LatentChannelsRule implements SpecRule<PipelineSpec> {

  private static final String READ = "decoder.latent.channels";
  private static final String PREDICTED = "unet.latent.channels";

  @Override
  public SpecCode code() {
    return SpecCode.LATENT_CHANNELS;
  }

  @Override
  public String sentence() {
    return "A pipeline's decoder reads as many latent channels as its UNet predicts.";
  }

  @Override
  public void check(PipelineSpec spec, Findings findings) {
    int predicted = spec.unet().latent().channels();
    spec.decoder()
        .map(decoder -> decoder.latent().channels())
        .filter(read -> read != predicted)
        .ifPresent(
            read ->
                findings.add(
                    READ,
                    String.format(
                        Locale.ROOT,
                        "the decoder reads %s, the UNet predicts %d%s",
                        NumberText.counted(read, "latent channel"),
                        predicted,
                        PipelinePlaces.of(PREDICTED, findings))));
  }
}
