package io.unetlab.spec.rule;

import io.unetlab.spec.model.Heads;
import io.unetlab.spec.model.UNetSpec;
import io.unetlab.spec.source.SpecCode;
import java.util.Locale;

/**
 * The number of heads, or the width of a head, divides the channels wherever there is attention.
 */
final class HeadsDivideChannelsRule implements SpecRule<UNetSpec> {

  @Override
  public SpecCode code() {
    return SpecCode.HEADS_DIVIDE_CHANNELS;
  }

  @Override
  public String sentence() {
    return "The number of heads, or the width of a head, divides the channels wherever there is "
        + "attention.";
  }

  @Override
  public void check(UNetSpec spec, Findings findings) {
    for (LocatedBlock located : LocatedBlock.withAttention(spec)) {
      Heads heads = located.block().transformer().attentions().heads();
      if (heads.isStatedOnce() && !heads.divides(located.channels())) {
        report(located, heads, findings);
      }
    }
  }

  private static void report(LocatedBlock located, Heads heads, Findings findings) {
    boolean byCount = heads.count().isPresent();
    String key = byCount ? "heads" : "head_width";
    int stated = heads.count().or(heads::width).orElseThrow();
    String subject = byCount ? stated + " heads do" : "a head_width of " + stated + " does";
    findings.add(
        findings.firstSaid(located.ownSayers("transformer." + key)).orElse(located.channelsPath()),
        String.format(
            Locale.ROOT,
            "%s not divide the %d channels of %s",
            subject,
            located.channels(),
            located.name()),
        "nearest: " + key + " " + NumberText.nearestDivisors(located.channels(), stated));
  }
}
