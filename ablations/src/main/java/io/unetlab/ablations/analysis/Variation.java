package io.unetlab.ablations.analysis;

import java.util.Objects;
import java.util.OptionalDouble;

/**
 * A line of an analysis of variance.
 *
 * @param term its source: a factor, {@code factor x factor}, or the residual
 * @param df degrees of freedom
 * @param sumOfSquares in the metric's unit squared
 * @param share of the total sum of squares; in a balanced design the shares add up to 1
 * @param f the mean square divided by the noise's; empty for counts and if the noise is unknown
 * @param p the p-value: the probability of an F this large from noise alone; empty like {@code f}
 */
public record Variation(
    String term, int df, double sumOfSquares, double share, OptionalDouble f, OptionalDouble p) {

  public Variation {
    Objects.requireNonNull(term, "term");
    Objects.requireNonNull(f, "f");
    Objects.requireNonNull(p, "p");
  }
}
