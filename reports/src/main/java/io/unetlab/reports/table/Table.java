package io.unetlab.reports.table;

import java.util.List;
import java.util.Objects;

/**
 * Rows under named columns: views create them and every format writes them.
 *
 * @param title what the rows are; may be empty
 */
public record Table(String title, List<Column> columns, List<List<Cell>> rows) {

  public Table {
    Objects.requireNonNull(title, "title");
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<Cell> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(
            "a row of `" + title + "` has " + row.size() + " cells, expected " + columns.size());
      }
    }
  }

  public boolean isEmpty() {
    return rows.isEmpty();
  }
}
