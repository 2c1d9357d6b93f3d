package io.unetlab.ablations.analysis;

import java.util.Objects;
import java.util.OptionalDouble;

/**
 * A line of an analysis of variance.
 *
 * @param term whose it is: a factor, {@code factor x factor}, or what is left
 * @param df degrees of freedom
 * @param sumOfSquares in the metric's unit squared
 * @param share of the whole sum of squares; in a balanced design the shares add up to 1
 * @param f the mean square by the noise's; empty for counts and where noise is not known
 * @param p how often noise alone would give as large an F; empty as {@code f}
 */
public record Variation(
    String term, int df, double sumOfSquares, double share, OptionalDouble f, OptionalDouble p) {

  public Variation {
    Objects.requireNonNull(term, "term");
    Objects.requireNonNull(f, "f");
    Objects.requireNonNull(p, "p");
  }
}
