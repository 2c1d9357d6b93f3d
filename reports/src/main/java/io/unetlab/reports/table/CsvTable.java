package io.unetlab.reports.table;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;

/** A table as RFC 4180 says, with exact values under stable keys; lines end in CR LF. */
public final class CsvTable {

  private CsvTable() {}

  public static void write(Table table, Writer out) throws IOException {
    write(table.columns(), table.rows(), out);
  }

  /**
   * Writes a row at a time.
   *
   * @param rows read once; they may be made as they are read
   */
  public static void write(List<Column> columns, Iterable<List<Cell>> rows, Writer out)
      throws IOException {
    row(out, columns.stream().map(Column::key).toList());
    for (List<Cell> cells : rows) {
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
    String comma = "";
    for (String value : values) {
      out.write(comma);
      out.write(quote(value));
      comma = ",";
    }
    out.write("\r\n");
  }

  private static String value(Cell cell) {
    if (cell instanceof Cell.Figure figure) {
      return figure.value().toPlainString();
    }
    return cell instanceof Cell.Words words ? words.value() : "";
  }

  private static String quote(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == ',' || c == '"' || c == '\n' || c == '\r') {
        return '"' + value.replace("\"", "\"\"") + '"';
      }
    }
    return value;
  }
}
