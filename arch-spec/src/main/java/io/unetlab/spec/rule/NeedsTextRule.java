package io.unetlab.spec.rule;

import io.unetlab.spec.model.UNetSpec;
import io.unetlab.spec.source.SpecCode;
import java.util.Optional;

/** Cross-attention needs a text to attend to. */
final class NeedsTextRule implements SpecRule<UNetSpec> {

  @Override
  public SpecCode code() {
    return SpecCode.NEEDS_TEXT;
  }

  @Override
  public String sentence() {
    return "Cross-attention needs a text to attend to.";
  }

  @Override
  public void check(UNetSpec spec, Findings findings) {
    if (spec.text().isPresent()) {
      return;
    }
    for (LocatedBlock located : LocatedBlock.withTransformers(spec)) {
      if (located.block().transformer().attendsToText()) {
        Optional<String> sayer = findings.firstSaid(located.sayers("transformer.cross_attention"));
        findings.add(
            sayer.orElse("text"),
            "the cross-attention of "
                + located.name()
                + " has no text to attend to: `text` is none",
            "write transformer: {cross_attention: false}, or give the text's tokens and width");
      }
    }
  }
}
