package io.unetlab.profiler.latency;

import java.util.ArrayList;
import java.util.List;

/**
 * The reasons to distrust a figure; it is valid only when there are none.
 *
 * @param reasons in plain words, with numbers
 */
public record Validity(boolean valid, List<String> reasons) {

  public Validity {
    reasons = List.copyOf(reasons);
    if (valid != reasons.isEmpty()) {
      throw new IllegalArgumentException(
          "valid must be true exactly when there are no reasons, found "
              + valid
              + " and "
              + reasons);
    }
  }

  /** Valid exactly when the list is empty. */
  public static Validity of(List<String> reasons) {
    return new Validity(reasons.isEmpty(), reasons);
  }

  /** The combined reasons of both. */
  public Validity and(Validity other) {
    List<String> all = new ArrayList<>(reasons);
    all.addAll(other.reasons);
    return of(all);
  }
}
