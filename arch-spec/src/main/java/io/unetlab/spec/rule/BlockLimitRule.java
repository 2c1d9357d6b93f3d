package io.unetlab.spec.rule;

import io.unetlab.spec.model.UNetSpec;
import io.unetlab.spec.source.SpecCode;
import java.util.Comparator;

/**
 * A network has at most 10,000 residual and transformer blocks together.
 *
 * <p>A network is built and counted block by block. The largest published ones have about a
 * hundred.
 */
final class BlockLimitRule implements SpecRule<UNetSpec> {

  static final int LIMIT = 10_000;

  @Override
  public SpecCode code() {
    return SpecCode.TOO_MANY_BLOCKS;
  }

  @Override
  public String sentence() {
    return "A network has at most 10,000 residual and transformer blocks together.";
  }

  @Override
  public void check(UNetSpec spec, Findings findings) {
    int blocks = LocatedBlock.of(spec).stream().mapToInt(BlockLimitRule::blocks).sum();
    if (blocks > LIMIT) {
      LocatedBlock largest =
          LocatedBlock.of(spec).stream()
              .max(Comparator.comparingInt(BlockLimitRule::blocks))
              .orElseThrow();
      findings.add(
          largest.path(),
          "the network has %s residual and transformer blocks, %s of them in %s; at most %s are built"
              .formatted(
                  NumberText.grouped(blocks),
                  NumberText.grouped(blocks(largest)),
                  largest.name(),
                  NumberText.grouped(LIMIT)));
    }
  }

  private static int blocks(LocatedBlock located) {
    return located.block().resnets() + located.block().depth();
  }
}
