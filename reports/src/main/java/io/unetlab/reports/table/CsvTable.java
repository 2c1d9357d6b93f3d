package io.unetlab.reports.table;

import java.util.stream.Collectors;

/** A table as RFC 4180 says, with exact values under stable keys; lines end in CR LF. */
public final class CsvTable {

  private CsvTable() {}

  public static String render(Table table) {
    StringBuilder text = new StringBuilder();
    text.append(
            table.columns().stream()
                .map(column -> quote(column.key()))
                .collect(Collectors.joining(",")))
        .append("\r\n");
    table
        .rows()
        .forEach(
            row ->
                text.append(
                        row.stream()
                            .map(cell -> quote(value(cell)))
                            .collect(Collectors.joining(",")))
                    .append("\r\n"));
    return text.toString();
  }

  private static String value(Cell cell) {
    if (cell instanceof Cell.Figure figure) {
      return figure.value().toPlainString();
    }
    return cell instanceof Cell.Words words ? words.value() : "";
  }

  private static String quote(String value) {
    boolean plain = value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
  }
}
