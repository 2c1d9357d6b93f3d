package io.unetlab.spec.rule;

import io.unetlab.spec.source.SpecCode;
import io.unetlab.spec.text.TextEncoderSpec;
import java.util.Locale;

/** The number of heads of a text encoder divides its width. */
final class TextHeadsRule implements SpecRule<TextEncoderSpec> {

  @Override
  public SpecCode code() {
    return SpecCode.TEXT_HEADS;
  }

  @Override
  public String sentence() {
    return "The number of heads of a text encoder divides its width.";
  }

  @Override
  public void check(TextEncoderSpec spec, Findings findings) {
    if (spec.width() % spec.heads() != 0) {
      findings.add(
          "heads",
          String.format(
              Locale.ROOT, "%d heads do not divide the width of %d", spec.heads(), spec.width()),
          "nearest: heads " + NumberText.nearestDivisors(spec.width(), spec.heads()));
    }
  }
}
