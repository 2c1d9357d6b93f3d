package io.unetlab.ablations.design;

import java.util.List;

/**
 * What a search found.
 *
 * @param variants in the order in which it tried them
 * @param leftOut why it ended early, or left variants out; sentences
 */
public record Searched(List<Variant> variants, List<String> leftOut) {

  /** Of a design without a search. */
  public static final Searched NONE = new Searched(List.of(), List.of());

  public Searched {
    variants = List.copyOf(variants);
    leftOut = List.copyOf(leftOut);
  }
}
