package io.unetlab.reports.table;

import io.unetlab.spec.source.Visible;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Writes a table according to RFC 4180: exact values under stable keys, lines end in CR LF. A text
 * that a spreadsheet would compute as a formula starts with an apostrophe, which a spreadsheet does
 * not show.
 */
public final class CsvTable {

  // A blank in front hides a formula from some programs only; the wide forms are for Japanese ones.
  private static final Pattern FORMULA = Pattern.compile("(?s)(?:\t|\\s*+[=+\\-@＝＋－＠]).*");
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?[0-9]++(?:\\.[0-9]++)?(?:[eE][+-]?[0-9]++)?");

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
    printer.printRecord(columns.stream().map(column -> text(column.key())).toList());
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
    return cell instanceof Cell.Words words ? text(words.value()) : "";
  }

  private static String text(String value) {
    String visible = Visible.lines(value);
    // Almost every value, and faster than the expressions below.
    if (visible.isEmpty() || Character.isLetterOrDigit(visible.charAt(0))) {
      return visible;
    }
    boolean computed = FORMULA.matcher(visible).matches() && !NUMBER.matcher(visible).matches();
    return computed ? "'" + visible : visible;
  }
}
