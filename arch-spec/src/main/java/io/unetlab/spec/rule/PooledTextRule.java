package io.unetlab.spec.rule;

import io.unetlab.spec.model.TextTimeSpec;
import io.unetlab.spec.pipeline.PartWord;
import io.unetlab.spec.pipeline.PipelineSpec;
import io.unetlab.spec.source.SpecCode;
import io.unetlab.spec.text.TextEncoderSpec;
import java.util.Locale;
import java.util.Optional;

/**
 * A UNet that adds a pooled text to its time gets it from its last text encoder, in the width that
 * it reads.
 */
final class PooledTextRule implements SpecRule<PipelineSpec> {

  private static final String READ = "unet.extra.pooled_width";

  @Override
  public SpecCode code() {
    return SpecCode.POOLED_TEXT;
  }

  @Override
  public String sentence() {
    return "A UNet that adds a pooled text to its time gets it from its last text encoder, in the"
        + " width that it reads.";
  }

  @Override
  public void check(PipelineSpec spec, Findings findings) {
    PartWord last =
        spec.textEncoder2().isPresent() ? PartWord.TEXT_ENCODER_2 : PartWord.TEXT_ENCODER;
    Optional<TextEncoderSpec> encoder = spec.textEncoder2().or(spec::textEncoder);
    spec.unet()
        .extra()
        .filter(TextTimeSpec.class::isInstance)
        .map(TextTimeSpec.class::cast)
        .ifPresent(
            extra ->
                encoder.ifPresent(it -> check(it, last.word(), extra.pooledWidth(), findings)));
  }

  private static void check(TextEncoderSpec encoder, String part, int read, Findings findings) {
    String place = PipelinePlaces.of(READ, findings);
    if (!encoder.isPooled()) {
      findings.add(
          part + ".outputs",
          "the UNet adds a pooled text to its time" + place + ", the text encoder returns none",
          "write " + part + ".outputs: [penultimate, text_embeds], or [output, pooled]");
      return;
    }
    boolean projected = encoder.liveProjection().isPresent();
    int pooled = encoder.liveProjection().orElse(encoder.width());
    if (pooled != read) {
      findings.add(
          part + (projected ? ".projection" : ".width"),
          String.format(
              Locale.ROOT,
              "the text encoder's pooled text is %d wide, the UNet reads %d%s",
              pooled,
              read,
              place));
    }
  }
}
