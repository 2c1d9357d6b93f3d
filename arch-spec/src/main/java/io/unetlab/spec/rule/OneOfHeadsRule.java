package io.unetlab.spec.rule;

import io.unetlab.spec.model.Heads;
import io.unetlab.spec.model.UNetSpec;
import io.unetlab.spec.source.SpecCode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Wherever there is attention, exactly one of {@code heads} and {@code head_width} is given. */
final class OneOfHeadsRule implements SpecRule<UNetSpec> {

  @Override
  public SpecCode code() {
    return SpecCode.ONE_OF_HEADS;
  }

  @Override
  public String sentence() {
    return "Wherever there is attention, exactly one of `heads` and `head_width` is given.";
  }

  @Override
  public void check(UNetSpec spec, Findings findings) {
    for (LocatedBlock located : LocatedBlock.withAttention(spec)) {
      Heads heads = located.block().transformer().attentions().heads();
      if (!heads.isStatedOnce()) {
        report(located, heads, findings);
      }
    }
  }

  private static void report(LocatedBlock located, Heads heads, Findings findings) {
    if (heads.equals(Heads.NOT_STATED)) {
      findings.add(
          "transformer",
          "attention needs one of `heads` and `head_width`, " + located.name() + " has neither",
          "to set it everywhere: transformer: {head_width: 64}");
      return;
    }
    String sayer =
        located.sayers("transformer").stream()
            .filter(path -> findings.firstSaid(both(path)).isPresent())
            .findFirst()
            .orElse("transformer");
    findings.add(
        sayer,
        String.format(
            Locale.ROOT,
            "expected one of `heads` and `head_width`, found both: %d and %d",
            heads.count().orElseThrow(),
            heads.width().orElseThrow()),
        "leave one out");
  }

  private static List<String> both(String path) {
    return Stream.of(".heads", ".head_width").map(path::concat).toList();
  }
}
