package io.unetlab.reports.view;

import io.unetlab.reports.table.Numbers;
import io.unetlab.reports.table.Table;
import java.util.Objects;

/**
 * A table that may be too long for a page: its first rows, and how many there are in all.
 *
 * @param total of the rows, shown and not shown
 */
public record Excerpt(Table table, int total) {

  public Excerpt {
    Objects.requireNonNull(table, "table");
  }

  public boolean isEmpty() {
    return table.isEmpty();
  }

  /** {@code 6}, or {@code the first 100 of 4,000}. */
  public String count() {
    int shown = table.rows().size();
    String all = Numbers.grouped(total);
    return shown == total ? all : "the first " + shown + " of " + all;
  }
}
