package io.unetlab.spec.rule;

import io.unetlab.spec.source.SpecCode;
import io.unetlab.spec.text.TextEncoderSpec;
import io.unetlab.spec.text.TextFeedForward;
import java.math.BigDecimal;
import java.util.Locale;

/**
 * A text encoder's feed-forward has either {@code inner} or {@code ratio}, and its width is a whole
 * number.
 */
final class TextFeedForwardRule implements SpecRule<TextEncoderSpec> {

  @Override
  public SpecCode code() {
    return SpecCode.TEXT_FEED_FORWARD;
  }

  @Override
  public String sentence() {
    return "A text encoder's feed-forward has either `inner` or `ratio`, and its width is a whole"
        + " number.";
  }

  @Override
  public void check(TextEncoderSpec spec, Findings findings) {
    TextFeedForward feedForward = spec.feedForward();
    if (!feedForward.isStatedOnce()) {
      findings.add(
          "feed_forward", "expected one of `inner` and `ratio`, found both", "leave one out");
    } else if (!feedForward.isWhole(spec.width())) {
      report(spec, BigDecimal.valueOf(feedForward.ratio().orElseThrow()), findings);
    }
  }

  private static void report(TextEncoderSpec spec, BigDecimal ratio, Findings findings) {
    BigDecimal inner = ratio.multiply(BigDecimal.valueOf(spec.width()));
    findings.add(
        "feed_forward.ratio",
        String.format(
            Locale.ROOT,
            "feed_forward's ratio %s of the width of %d gives a width of %s, which is not whole",
            text(ratio),
            spec.width(),
            text(inner)),
        "or state the width: inner " + Math.max(1, Math.round(inner.doubleValue())));
  }

  private static String text(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }
}
