package io.unetlab.ablations.design;

import java.util.List;
import java.util.Objects;

/**
 * What one part of a design asks for.
 *
 * @param variants each once
 * @param fresh how many of them no earlier part asks for
 * @param leftOut the variants left out because their choices are incompatible, with the reason;
 *     sentences
 */
public record DesignPart(DesignKind kind, List<Variant> variants, int fresh, List<String> leftOut) {

  public DesignPart {
    Objects.requireNonNull(kind, "kind");
    variants = List.copyOf(variants);
    leftOut = List.copyOf(leftOut);
  }
}
