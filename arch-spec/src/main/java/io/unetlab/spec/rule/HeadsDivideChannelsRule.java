package io.unetlab.spec.rule;

import io.unetlab.spec.model.Heads;
import io.unetlab.spec.model.UNetSpec;
import io.unetlab.spec.source.SpecCode;

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
    for (Place place : Place.withAttention(spec)) {
      Heads heads = place.block().transformer().heads();
      if (heads.isSaidOnce() && !heads.divides(place.channels())) {
        report(place, heads, findings);
      }
    }
  }

  private static void report(Place place, Heads heads, Findings findings) {
    String key = heads.count() > 0 ? "heads" : "head_width";
    int said = Math.max(heads.count(), heads.width());
    String subject = heads.count() > 0 ? said + " heads do" : "a head_width of " + said + " does";
    findings.add(
        findings.firstSaid(place.ownSayers("transformer." + key)).orElse(place.channelsPath()),
        "%s not divide the %d channels of %s".formatted(subject, place.channels(), place.name()),
        "nearest: " + key + " " + Numbers.nearestDivisors(place.channels(), said));
  }
}
