package io.unetlab.spec.rule;

import io.unetlab.spec.model.BlockSpec;
import io.unetlab.spec.model.UNetSpec;
import io.unetlab.spec.source.SpecCode;
import io.unetlab.spec.yaml.ScalarNode;
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
    for (Place place : Place.of(spec)) {
      BlockSpec block = place.block();
      boolean middle = place.path().equals("middle");
      int stacks = middle ? block.resnets() - 1 : block.resnets();
      if (block.transformers().size() != stacks) {
        report(place, stacks, findings);
      } else if (middle && stacks == 0) {
        checkNoneIsLost(findings);
      }
    }
  }

  private static void report(Place place, int stacks, Findings findings) {
    String path = place.path() + ".transformers";
    BlockSpec block = place.block();
    int found = block.transformers().size();
    if (findings.at(path).isPresent() || !place.path().endsWith(".up")) {
      findings.add(
          path,
          "expected a list of %s, %s, found %d"
              .formatted(Numbers.counted(stacks, "depth"), reason(place), found));
    } else {
      findings.add(
          place.path(),
          "the way up has %s and inherits a list of %s from its level"
              .formatted(
                  Numbers.counted(stacks, "residual block"), Numbers.counted(found, "depth")),
          "say up: {transformers: " + fitted(block, stacks) + "}");
    }
  }

  private static String reason(Place place) {
    return place.path().equals("middle")
        ? "one between each two residual blocks of the middle"
        : "one for each residual block of " + place.name();
  }

  // The inherited list, cut off or its last depth repeated.
  private static String fitted(BlockSpec block, int stacks) {
    int found = block.transformers().size();
    int last = found == 0 ? 0 : block.transformers().get(found - 1);
    return IntStream.range(0, stacks)
        .map(i -> i < found ? block.transformers().get(i) : last)
        .mapToObj(Integer::toString)
        .collect(Collectors.joining(", ", "[", "]"));
  }

  // One number stands for every gap, so with no gap it would be read and silently do nothing.
  private static void checkNoneIsLost(Findings findings) {
    boolean lost =
        findings
            .at("middle.transformers")
            .filter(node -> node instanceof ScalarNode scalar && !scalar.text().equals("0"))
            .isPresent();
    if (lost) {
      findings.add(
          "middle.transformers",
          "a middle of 1 residual block has no gap for a transformer stack",
          "say resnets: 2");
    }
  }
}
