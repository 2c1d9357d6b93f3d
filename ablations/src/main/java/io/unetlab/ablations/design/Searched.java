package io.unetlab.ablations.design;

import java.util.List;

/**
 * What a search found.
 *
 * @param variants in the order in which it tried them
 * @param leftOut why it ended early, or left variants out; sentences
 * @param runs of its algorithms, in their order
 */
public record Searched(List<Variant> variants, List<String> leftOut, List<SearchRun> runs) {

  /** Of a design without a search. */
  public static final Searched NONE = new Searched(List.of(), List.of(), List.of());

  public Searched {
    variants = List.copyOf(variants);
    leftOut = List.copyOf(leftOut);
    runs = List.copyOf(runs);
  }

  /** Found without a record of its algorithms. */
  public Searched(List<Variant> variants, List<String> leftOut) {
    this(variants, leftOut, List.of());
  }
}
