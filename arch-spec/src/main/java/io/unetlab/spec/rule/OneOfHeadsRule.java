package io.unetlab.spec.rule;

import io.unetlab.spec.model.Heads;
import io.unetlab.spec.model.UNetSpec;
import io.unetlab.spec.source.SpecCode;
import java.util.List;
import java.util.stream.Stream;

/** Wherever there is attention, exactly one of {@code heads} and {@code head_width} is said. */
final class OneOfHeadsRule implements SpecRule<UNetSpec> {

  @Override
  public SpecCode code() {
    return SpecCode.ONE_OF_HEADS;
  }

  @Override
  public String sentence() {
    return "Wherever there is attention, exactly one of `heads` and `head_width` is said.";
  }

  @Override
  public void check(UNetSpec spec, Findings findings) {
    for (Place place : Place.withAttention(spec)) {
      Heads heads = place.block().transformer().heads();
      if (!heads.isSaidOnce()) {
        report(place, heads, findings);
      }
    }
  }

  private static void report(Place place, Heads heads, Findings findings) {
    if (heads.equals(Heads.UNSAID)) {
      findings.add(
          "transformer",
          "attention needs one of `heads` and `head_width`, " + place.name() + " has neither",
          "say it for all: transformer: {head_width: 64}");
      return;
    }
    String sayer =
        place.sayers("transformer").stream()
            .filter(path -> findings.firstSaid(both(path)).isPresent())
            .findFirst()
            .orElse("transformer");
    findings.add(
        sayer,
        "expected one of `heads` and `head_width`, found both: %d and %d"
            .formatted(heads.count(), heads.width()),
        "leave one out");
  }

  private static List<String> both(String path) {
    return Stream.of(".heads", ".head_width").map(path::concat).toList();
  }
}
