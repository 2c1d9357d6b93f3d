package io.unetlab.reports.table;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Collectors;

/** A table as RFC 4180 says, with exact values under stable keys; lines end in CR LF. */
public final class CsvTable {

  private CsvTable() {}

  /** Writes it a row at a time. */
  public static void write(Table table, Writer out) throws IOException {
    row(out, table.columns().stream().map(Column::key).toList());
    for (List<Cell> cells : table.rows()) {
      row(out, cells.stream().map(CsvTable::value).toList());
    }
  }

  public static String render(Table table) {
    StringWriter text = new StringWriter();
    try {
      write(table, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void row(Writer out, List<String> values) throws IOException {
    out.write(values.stream().map(CsvTable::quote).collect(Collectors.joining(",", "", "\r\n")));
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
