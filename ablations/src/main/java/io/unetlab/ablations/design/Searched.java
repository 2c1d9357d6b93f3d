package io.unetlab.ablations.design;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a search found.
 *
 * @param variants in the order in which it tried them
 * @param leftOut why it ended early, or left variants out; sentences
 * @param runs of its algorithms, in their order
 * @param fitted what a fit found; empty for other algorithms
 */
public record Searched(
    List<Variant> variants, List<String> leftOut, List<SearchRun> runs, Optional<Fitted> fitted) {

  /** Of a design without a search. */
  public static final Searched NONE = new Searched(List.of(), List.of(), List.of());

  public Searched {
    variants = List.copyOf(variants);
    leftOut = List.copyOf(leftOut);
    runs = List.copyOf(runs);
    Objects.requireNonNull(fitted, "fitted");
  }

  /** Of algorithms that try variants, or find them exactly. */
  public Searched(List<Variant> variants, List<String> leftOut, List<SearchRun> runs) {
    this(variants, leftOut, runs, Optional.empty());
  }

  /** The variants that fit best. */
  public static Searched fitted(List<Variant> variants, Fitted fitted) {
    return new Searched(variants, List.of(), List.of(), Optional.of(fitted));
  }

  /** Found without a record of its algorithms. */
  public Searched(List<Variant> variants, List<String> leftOut) {
    this(variants, leftOut, List.of());
  }
}
