package io.unetlab.ablations.exact;

import io.unetlab.ablations.space.Column;
import io.unetlab.ablations.space.Column.Combination;
import io.unetlab.ablations.space.Table;

/**
 * A column in the direction in which less is better.
 *
 * @param negated whether more of the column is better; the values are then negated
 */
record Dimension(Column column, boolean negated) {

  /** In place of a value where there is no configuration. */
  static final long NONE = Long.MAX_VALUE;

  boolean adds() {
    return column.combination() == Combination.SUM;
  }

  long value(Table table, int combination) {
    long value = table.value(combination);
    return negated ? -value : value;
  }

  /** The value of a configuration. */
  long at(int[] configuration) {
    long value = column.at(configuration);
    return negated ? -value : value;
  }

  /** The value of two parts together; 0 is that of nothing. */
  long join(long one, long other) {
    if (adds()) {
      return one + other;
    }
    return negated ? Math.min(one, other) : Math.max(one, other);
  }
}
