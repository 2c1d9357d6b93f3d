package io.unetlab.ablations.analysis;

import io.unetlab.ablations.study.Factor;
import java.util.List;
import java.util.Objects;

/**
 * How much the effects of two factors depend on each other.
 *
 * @param joints one for each pair of non-base options, as far as the trials can estimate them
 */
public record Interaction(Factor first, Factor second, Variation variation, List<Joint> joints) {

  public Interaction {
    Objects.requireNonNull(first, "first");
    Objects.requireNonNull(second, "second");
    Objects.requireNonNull(variation, "variation");
    joints = List.copyOf(joints);
  }
}
