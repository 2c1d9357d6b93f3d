package io.unetlab.ablations.exact;

import java.util.Locale;

/** Too many factors interact for an exact computation: its tables would be too large. */
public final class EntangledException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final int[] factors;

  EntangledException(int[] factors, double entries, int most) {
    super(
        String.format(
            Locale.ROOT,
            "%d factors interact, which takes a table of %.3g entries, more than %d",
            factors.length,
            entries,
            most));
    this.factors = factors.clone();
  }

  /** Indices of the factors that interact. */
  public int[] factors() {
    return factors.clone();
  }
}
