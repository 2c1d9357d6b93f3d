package io.unetlab.reports.table;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Writes a table according to RFC 4180: exact values under stable keys, lines end in CR LF. */
public final class CsvTable {

  private CsvTable() {}

  /**
   * Writes one row at a time; leaves the writer open.
   *
   * @param rows consumed once; may be lazy
   */
  public static void write(List<Column> columns, Iterable<List<Cell>> rows, Writer out)
      throws IOException {
    @SuppressWarnings("resource") // closing it would close the caller's writer
    CSVPrinter printer = new CSVPrinter(out, CSVFormat.RFC4180);
    printer.printRecord(columns.stream().map(Column::key).toList());
    for (List<Cell> cells : rows) {
      printer.printRecord(cells.stream().map(CsvTable::value).toList());
    }
  }

  public static String render(Table table) {
    StringWriter text = new StringWriter();
    try {
      write(table.columns(), table.rows(), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static String value(Cell cell) {
    if (cell instanceof Cell.Figure figure) {
      return figure.value().toPlainString();
    }
    return cell instanceof Cell.Words words ? words.value() : "";
  }
}
