package io.unetlab.reports.view;

import io.unetlab.reports.table.Numbers;
import io.unetlab.reports.table.Table;
import java.util.Objects;

/**
 * The first rows of a table that may be too long for a page, and how many rows it has in all.
 *
 * @param total number of rows, shown or not
 */
public record FirstRows(Table table, int total) {

  public FirstRows {
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
