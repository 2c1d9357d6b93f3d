package io.unetlab.profiler.latency;

import java.util.ArrayList;
import java.util.List;

/**
 * A figure is shown with the reasons to distrust it; it is valid only when there is none.
 *
 * @param reasons in plain words, with numbers
 */
public record Validity(boolean valid, List<String> reasons) {

  public Validity {
    reasons = List.copyOf(reasons);
    if (valid != reasons.isEmpty()) {
      throw new IllegalArgumentException(
          "valid must say that there are no reasons, found " + valid + " and " + reasons);
    }
  }

  /** Valid exactly when the list is empty. */
  public static Validity of(List<String> reasons) {
    return new Validity(reasons.isEmpty(), reasons);
  }

  /** Both verdicts' reasons. */
  public Validity and(Validity other) {
    List<String> all = new ArrayList<>(reasons);
    all.addAll(other.reasons);
    return of(all);
  }
}
