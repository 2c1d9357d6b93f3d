package io.unetlab.spec.rule;

import io.unetlab.spec.model.StackKind;
import io.unetlab.spec.model.UNetSpec;
import io.unetlab.spec.source.SpecCode;

/** A stack of kind {@code attention} is a single one, so its depth is 0 or 1. */
final class StackDepthRule implements SpecRule<UNetSpec> {

  @Override
  public SpecCode code() {
    return SpecCode.STACK_DEPTH;
  }

  @Override
  public String sentence() {
    return "A stack of kind `attention` is a single one, so its depth is 0 or 1.";
  }

  @Override
  public void check(UNetSpec spec, Findings findings) {
    for (LocatedBlock located : LocatedBlock.withTransformers(spec)) {
      int deepest =
          located.block().transformers().stream().mapToInt(depth -> depth).max().orElse(0);
      if (located.block().transformer().kind() == StackKind.ATTENTION && deepest > 1) {
        findings.add(
            findings.firstSaid(located.ownSayers("transformers")).orElse(located.path()),
            "the stacks of "
                + located.name()
                + " are single attentions, so their depth is at most 1, found "
                + deepest,
            "write transformers: 1, or transformer: {kind: transformer}");
      }
    }
  }
}
