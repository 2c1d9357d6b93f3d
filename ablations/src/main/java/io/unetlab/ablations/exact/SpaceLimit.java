package io.unetlab.ablations.exact;

import io.unetlab.ablations.exact.SpaceRange.Range;
import io.unetlab.ablations.space.Column;
import io.unetlab.ablations.space.TabledSpace;
import io.unetlab.ablations.study.Constraint;
import io.unetlab.ablations.study.SelectSpec;
import io.unetlab.ablations.study.Unknown;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A limit of the rule on a metric that decomposes. */
public record SpaceLimit(Constraint constraint, Column column) {

  public SpaceLimit {
    Objects.requireNonNull(constraint, "constraint");
    Objects.requireNonNull(column, "column");
  }

  /** The rule's, in its order; without those that an unknown value meets. */
  public static List<SpaceLimit> of(SelectSpec rule, TabledSpace space) {
    List<SpaceLimit> limits = new ArrayList<>();
    for (Constraint constraint : rule.where()) {
      space
          .column(constraint.metric())
          .filter(it -> rule.unknown() == Unknown.REFUSE || it.known().isEmpty())
          .ifPresent(it -> limits.add(new SpaceLimit(constraint, it)));
    }
    return limits;
  }

  /** The same for a search. */
  Limit limit() {
    return new Limit(column, constraint.comparison(), constraint.bound());
  }

  /** Whether a value of the range keeps it. */
  public boolean isKeptBy(Optional<Range> range) {
    return range.filter(it -> constraint.holds(nearest(it))).isPresent();
  }

  /** The end of a range that is nearer to keeping it. */
  public BigDecimal nearest(Range range) {
    return constraint.comparison().isUpper() ? range.least() : range.greatest();
  }
}
