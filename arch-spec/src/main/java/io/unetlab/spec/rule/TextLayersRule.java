package io.unetlab.spec.rule;

import io.unetlab.spec.source.SpecCode;
import io.unetlab.spec.text.TextEncoderSpec;
import java.util.Locale;

/** A text encoder keeps at least one of its layers. */
final class TextLayersRule implements SpecRule<TextEncoderSpec> {

  @Override
  public SpecCode code() {
    return SpecCode.TEXT_LAYERS;
  }

  @Override
  public String sentence() {
    return "A text encoder keeps at least one of its layers.";
  }

  @Override
  public void check(TextEncoderSpec spec, Findings findings) {
    if (spec.ownLayers() < 1) {
      findings.add(
          "skip_last",
          String.format(
              Locale.ROOT,
              "skipping the last %d of %d layers leaves none",
              spec.skipLast(),
              spec.layers()),
          spec.layers() == 1 ? "" : "at most " + (spec.layers() - 1));
    }
  }
}
