package io.unetlab.reports.view;

import io.unetlab.profiler.cost.Cost;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which parts of a view are shown; the others are summed in one row.
 *
 * @param sort most expensive parts first; in the view's order if empty
 * @param top how many at most
 * @param least the smallest share of the total, from 0 to 1; of the MACs, or of what is sorted by
 */
public record CostSelection(Optional<Sort> sort, OptionalInt top, double least) {

  public static final CostSelection ALL =
      new CostSelection(Optional.empty(), OptionalInt.empty(), 0);

  /** What parts are sorted by. */
  public enum Sort {
    PARAMS,
    MACS,
    FLOPS;

    long of(Cost cost) {
      return switch (this) {
        case PARAMS -> cost.params();
        case MACS -> cost.macs();
        case FLOPS -> cost.flops();
      };
    }
  }

  public CostSelection {
    Objects.requireNonNull(sort, "sort");
    Objects.requireNonNull(top, "top");
  }

  /** Whether parts are compared with each other, so that none may contain another. */
  boolean ranks() {
    return sort.isPresent() || top.isPresent();
  }

  Sort key() {
    return sort.orElse(Sort.MACS);
  }

  /** Whether a part has the least share. */
  boolean admits(Cost part, Cost total) {
    return key().of(part) >= least * key().of(total);
  }
}
