package io.unetlab.spec.rule;

import io.unetlab.spec.source.SpecCode;
import io.unetlab.spec.text.TextEncoderSpec;
import java.util.Locale;

/** The id of the end of text is below the vocabulary. */
final class EndOfTextRule implements SpecRule<TextEncoderSpec> {

  @Override
  public SpecCode code() {
    return SpecCode.END_OF_TEXT;
  }

  @Override
  public String sentence() {
    return "The id of the end of text is below the vocabulary.";
  }

  @Override
  public void check(TextEncoderSpec spec, Findings findings) {
    spec.endOfText()
        .filter(id -> id >= spec.vocabulary())
        .ifPresent(
            id ->
                findings.add(
                    "end_of_text",
                    String.format(
                        Locale.ROOT,
                        "no token has the id %,d: the vocabulary has %,d, so the last id is %,d",
                        id,
                        spec.vocabulary(),
                        spec.vocabulary() - 1)));
  }
}
