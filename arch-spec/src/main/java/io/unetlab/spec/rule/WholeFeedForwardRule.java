package io.unetlab.spec.rule;

import io.unetlab.spec.model.FeedForwardActivation;
import io.unetlab.spec.model.FeedForwardSpec;
import io.unetlab.spec.model.UNetSpec;
import io.unetlab.spec.source.SpecCode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** The feed-forward's ratio times the channels is a whole number. */
final class WholeFeedForwardRule implements SpecRule<UNetSpec> {

  @Override
  public SpecCode code() {
    return SpecCode.WHOLE_FEED_FORWARD;
  }

  @Override
  public String sentence() {
    return "The feed-forward's ratio times the channels is a whole number.";
  }

  @Override
  public void check(UNetSpec spec, Findings findings) {
    for (LocatedBlock located : LocatedBlock.withTransformers(spec)) {
      FeedForwardSpec feedForward = located.block().transformer().feedForward();
      if (!feedForward.isWhole(located.channels())) {
        report(located, BigDecimal.valueOf(feedForward.ratio()), findings);
      }
    }
  }

  private static void report(LocatedBlock located, BigDecimal ratio, Findings findings) {
    BigDecimal inner = ratio.multiply(BigDecimal.valueOf(located.channels()));
    findings.add(
        findings
            .firstSaid(located.ownSayers("transformer.feed_forward.ratio"))
            .orElse(located.channelsPath()),
        String.format(
            Locale.ROOT,
            "feed_forward's ratio %s of the %d channels of %s gives a width of %s, which is not"
                + " whole",
            text(ratio),
            located.channels(),
            located.name(),
            text(inner)),
        "for example: ratio " + text(near(ratio, located.channels())));
  }

  // Rounded to eighths, quarters or halves, the finest that gives a whole width; 1 always does.
  private static BigDecimal near(BigDecimal ratio, int channels) {
    for (int parts = 8; parts > 0; parts /= 2) {
      BigDecimal scale = BigDecimal.valueOf(parts);
      BigDecimal rounded = ratio.multiply(scale).setScale(0, RoundingMode.HALF_EVEN).divide(scale);
      if (works(rounded, channels)) {
        return rounded;
      }
    }
    return BigDecimal.ONE;
  }

  private static boolean works(BigDecimal ratio, int channels) {
    return ratio.signum() > 0
        && new FeedForwardSpec(ratio.doubleValue(), FeedForwardActivation.GEGLU).isWhole(channels);
  }

  private static String text(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }
}
