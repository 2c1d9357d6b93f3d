package io.unetlab.ablations.design;

import io.unetlab.ablations.study.Factor;
import io.unetlab.ablations.study.Option;
import java.util.Objects;

/**
 * One rung: an edit on top of the kept edits before it.
 *
 * @param before the variant without the edit
 * @param variant with the edit
 * @param kept whether the next step starts from it
 */
public record LadderStep(
    Variant before, Variant variant, boolean kept, Factor factor, Option option) {

  public LadderStep {
    Objects.requireNonNull(before, "before");
    Objects.requireNonNull(variant, "variant");
    Objects.requireNonNull(factor, "factor");
    Objects.requireNonNull(option, "option");
  }
}
