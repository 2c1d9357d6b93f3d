package io.unetlab.ablations.design;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Effects that a design cannot tell apart: only their signed sum can be estimated.
 *
 * @param effects two or more, the first with a positive sign; main effects before interactions
 */
public record AliasSet(List<SignedEffect> effects) {

  public AliasSet {
    effects = List.copyOf(effects);
    if (effects.size() < 2) {
      throw new IllegalArgumentException("aliases are two or more, found " + effects.size());
    }
  }

  /** For example {@code gate = -attention x ratio}. */
  public String text() {
    return effects.stream().map(SignedEffect::text).collect(Collectors.joining(" = "));
  }
}
