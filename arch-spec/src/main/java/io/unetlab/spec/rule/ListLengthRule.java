package io.unetlab.spec.rule;

import io.unetlab.spec.model.BlockSpec;
import io.unetlab.spec.model.UNetSpec;
import io.unetlab.spec.source.SpecCode;
import io.unetlab.spec.yaml.ScalarNode;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A list of stack depths has one depth for each residual block, and in the middle one for each gap
 * between two.
 *
 * <p>The way up inherits its level's list, though it has one residual block more.
 */
final class ListLengthRule implements SpecRule<UNetSpec> {

  @Override
  public SpecCode code() {
    return SpecCode.LIST_LENGTH;
  }

  @Override
  public String sentence() {
    return "A list of stack depths has one depth for each residual block, and in the middle one "
        + "for each gap between two.";
  }

  @Override
  public void check(UNetSpec spec, Findings findings) {
    for (LocatedBlock located : LocatedBlock.of(spec)) {
      BlockSpec block = located.block();
      boolean middle = located.path().equals("middle");
      int stacks = middle ? block.resnets() - 1 : block.resnets();
      if (block.transformers().size() != stacks) {
        report(located, stacks, findings);
      } else if (middle && stacks == 0) {
        checkNothingIsIgnored(findings);
      }
    }
  }

  private static void report(LocatedBlock located, int stacks, Findings findings) {
    String path = located.path() + ".transformers";
    BlockSpec block = located.block();
    int found = block.transformers().size();
    if (findings.at(path).isPresent() || !located.path().endsWith(".up")) {
      findings.add(
          path,
          String.format(
              Locale.ROOT,
              "expected a list of %s, %s, found %d",
              NumberText.counted(stacks, "depth"),
              reason(located),
              found));
    } else {
      findings.add(
          located.path(),
          String.format(
              Locale.ROOT,
              "the way up has %s and inherits a list of %s from its level",
              NumberText.counted(stacks, "residual block"),
              NumberText.counted(found, "depth")),
          "write up: {transformers: " + fitted(block, stacks) + "}");
    }
  }

  private static String reason(LocatedBlock located) {
    return located.path().equals("middle")
        ? "one between each two residual blocks of the middle"
        : "one for each residual block of " + located.name();
  }

  // The inherited list, truncated or padded with its last depth.
  private static String fitted(BlockSpec block, int stacks) {
    int found = block.transformers().size();
    int last = found == 0 ? 0 : block.transformers().get(found - 1);
    return IntStream.range(0, stacks)
        .map(i -> i < found ? block.transformers().get(i) : last)
        .mapToObj(Integer::toString)
        .collect(Collectors.joining(", ", "[", "]"));
  }

  // One number applies to every gap; without a gap it would silently do nothing.
  private static void checkNothingIsIgnored(Findings findings) {
    boolean lost =
        findings
            .at("middle.transformers")
            .filter(node -> node instanceof ScalarNode scalar && !scalar.text().equals("0"))
            .isPresent();
    if (lost) {
      findings.add(
          "middle.transformers",
          "a middle of 1 residual block has no gap for a transformer stack",
          "write resnets: 2");
    }
  }
}
