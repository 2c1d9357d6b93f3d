package io.unetlab.spec.rule;

import io.unetlab.spec.model.TextSpec;
import io.unetlab.spec.pipeline.PartWord;
import io.unetlab.spec.pipeline.PipelineSpec;
import io.unetlab.spec.source.SpecCode;
import io.unetlab.spec.text.TextEncoderSpec;
import io.unetlab.spec.text.TextOutput;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The text that a pipeline's UNet reads is as wide as the concatenated states of its text encoders,
 * and as long as each of them; each returns its states.
 */
final class TextFitsRule implements SpecRule<PipelineSpec> {

  @Override
  public SpecCode code() {
    return SpecCode.TEXT_FITS;
  }

  @Override
  public String sentence() {
    return "The text that a pipeline's UNet reads is as wide as the concatenated states of its text"
        + " encoders, and as long as each of them; each returns its states.";
  }

  @Override
  public void check(PipelineSpec spec, Findings findings) {
    if (spec.textEncoder().isEmpty() || spec.unet().text().isEmpty()) {
      return;
    }
    TextSpec text = spec.unet().text().orElseThrow();
    width(spec.textEncoders(), text, findings);
    spec.textEncoder().ifPresent(it -> one(PartWord.TEXT_ENCODER, it, text, findings));
    spec.textEncoder2().ifPresent(it -> one(PartWord.TEXT_ENCODER_2, it, text, findings));
  }

  private static void width(List<TextEncoderSpec> encoders, TextSpec text, Findings findings) {
    int width = encoders.stream().mapToInt(TextEncoderSpec::width).sum();
    if (width != text.inputWidth()) {
      String key = text.encoderHidDim().isPresent() ? "encoder_hid_dim" : "width";
      boolean several = encoders.size() > 1;
      findings.add(
          "text_encoder.width",
          String.format(
              Locale.ROOT,
              "the text encoder%s %d wide%s, the UNet reads a text %d wide%s",
              several ? "s' concatenated states are" : "'s states are",
              width,
              several ? " (" + widths(encoders) + ")" : "",
              text.inputWidth(),
              PipelinePlaces.of("unet.text." + key, findings)));
    }
  }

  private static String widths(List<TextEncoderSpec> encoders) {
    return encoders.stream()
        .map(it -> Integer.toString(it.width()))
        .collect(Collectors.joining(" + "));
  }

  private static void one(
      PartWord part, TextEncoderSpec encoder, TextSpec text, Findings findings) {
    tokens(part, encoder, text, findings);
    if (encoder.outputs().stream().allMatch(TextOutput::isPooled)) {
      String message = "the text encoder returns no states of tokens, which the UNet reads";
      String hint = "write " + part.word() + ".outputs: output, or [penultimate, text_embeds]";
      findings.add(part.word() + ".outputs", message, hint);
    }
  }

  private static void tokens(
      PartWord part, TextEncoderSpec encoder, TextSpec text, Findings findings) {
    if (encoder.tokens() != text.tokens()) {
      findings.add(
          part.word() + ".tokens",
          String.format(
              Locale.ROOT,
              "the text encoder reads %s, the UNet %d%s",
              NumberText.counted(encoder.tokens(), "token"),
              text.tokens(),
              PipelinePlaces.of("unet.text.tokens", findings)));
    }
  }
}
