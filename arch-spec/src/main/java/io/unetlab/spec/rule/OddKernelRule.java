package io.unetlab.spec.rule;

import io.unetlab.spec.model.UNetSpec;
import io.unetlab.spec.source.SpecCode;
import java.util.Locale;

/** The kernel of a residual block is odd, so that padding on both sides keeps the resolution. */
final class OddKernelRule implements SpecRule<UNetSpec> {

  @Override
  public SpecCode code() {
    return SpecCode.ODD_KERNEL;
  }

  @Override
  public String sentence() {
    return "The kernel of a residual block is odd, so that padding on both sides keeps the "
        + "resolution.";
  }

  @Override
  public void check(UNetSpec spec, Findings findings) {
    for (LocatedBlock located : LocatedBlock.of(spec)) {
      int kernel = located.block().resnet().kernel();
      if (kernel % 2 == 0) {
        findings.add(
            findings.firstSaid(located.sayers("resnet.kernel")).orElse(located.path()),
            String.format(
                Locale.ROOT,
                "expected an odd kernel for the residual blocks of %s, found %d",
                located.name(),
                kernel),
            "nearest: " + (kernel - 1) + " or " + (kernel + 1));
      }
    }
  }
}
