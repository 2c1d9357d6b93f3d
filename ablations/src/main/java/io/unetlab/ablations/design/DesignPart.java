package io.unetlab.ablations.design;

import java.util.List;
import java.util.Objects;

/**
 * What one part of a design asks for.
 *
 * @param variants each once
 * @param fresh how many of them no part before it asks for
 * @param leftOut what it would ask for if it made sense, and why it does not; sentences
 */
public record DesignPart(DesignKind kind, List<Variant> variants, int fresh, List<String> leftOut) {

  public DesignPart {
    Objects.requireNonNull(kind, "kind");
    variants = List.copyOf(variants);
    leftOut = List.copyOf(leftOut);
  }
}
