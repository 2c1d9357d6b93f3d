package io.unetlab.spec.rule;

import io.unetlab.spec.model.UNetSpec;
import io.unetlab.spec.source.SpecCode;
import java.util.stream.Stream;

/** A transformer has self-attention, cross-attention or both. */
final class NeedsAttentionRule implements SpecRule<UNetSpec> {

  @Override
  public SpecCode code() {
    return SpecCode.NEEDS_ATTENTION;
  }

  @Override
  public String sentence() {
    return "A transformer has self-attention, cross-attention or both.";
  }

  @Override
  public void check(UNetSpec spec, Findings findings) {
    for (LocatedBlock located : LocatedBlock.withTransformers(spec)) {
      if (!located.block().transformer().attends()) {
        findings.add(
            sayer(located, findings),
            "the transformers of " + located.name() + " have neither self- nor cross-attention",
            "to have no transformers there, write transformers: 0");
      }
    }
  }

  private static String sayer(LocatedBlock located, Findings findings) {
    return located.sayers("transformer").stream()
        .flatMap(path -> Stream.of(path + ".self_attention", path + ".cross_attention"))
        .filter(path -> findings.at(path).isPresent())
        .findFirst()
        .orElse(located.path());
  }
}
