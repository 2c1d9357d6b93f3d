package io.unetlab.reports.table;

import io.unetlab.spec.source.Visible;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table for the terminal: it fits the given width by wrapping prose and cutting the middle out of
 * long words, but never truncates numbers. Columns that still do not fit continue below, after a
 * repetition of the first column, or of the first two if it takes both to tell the rows apart;
 * these are cut only where they would take most of the width.
 *
 * <p>Widths are counted in Unicode code points.
 */
public final class TextTable {

  static final String GAP = "  ";
  private static final int SHORTEST = 8;

  private TextTable() {}

  /**
   * The lines of the table, each terminated by a line feed and without trailing spaces.
   *
   * @param width of the terminal; lines exceed it only when nothing is left to shorten
   */
  public static String render(Table table, int width) {
    StringBuilder text = new StringBuilder();
    if (!table.title().isEmpty()) {
      for (String line : wrap(Visible.line(table.title()), width)) {
        text.append(shorten(line, Math.max(width, SHORTEST))).append('\n');
      }
    }
    part(text, visible(table), width);
    return text.toString();
  }

  // Escapes are wider than what they stand for.
  private static Table visible(Table table) {
    List<Column> columns =
        table.columns().stream()
            .map(it -> new Column(it.key(), Visible.line(it.name()), it.alignment()))
            .toList();
    List<List<Cell>> rows =
        table.rows().stream()
            .map(row -> row.stream().map(it -> Cell.words(Visible.line(it.shown()))).toList())
            .toList();
    return new Table("", columns, rows);
  }

  private static void part(StringBuilder text, Table table, int width) {
    int[] widths = ColumnWidths.of(table, keys(table), width);
    int columns = columnsThatFit(widths, width, keys(table));
    if (columns < widths.length) {
      part(text, columns(table, keys(table), columns), width);
      text.append('\n');
      part(text, columns(table, columns, widths.length), width);
      return;
    }
    header(text, table, widths);
    String rules = IntStream.of(widths).mapToObj("-"::repeat).collect(Collectors.joining(GAP));
    text.append(rules).append('\n');
    for (List<Cell> row : table.rows()) {
      row(text, table, row, widths);
    }
  }

  // Prose wraps; the row's other cells are on the first line.
  private static void row(StringBuilder text, Table table, List<Cell> row, int[] widths) {
    List<List<String>> cells = new ArrayList<>();
    for (int column = 0; column < widths.length; column++) {
      String shown = row.get(column).shown();
      boolean prose = table.columns().get(column).alignment() == Alignment.PROSE;
      cells.add(prose ? wrap(shown, widths[column]) : List.of(shown));
    }
    int height = cells.stream().mapToInt(List::size).max().orElse(0);
    for (int i = 0; i < height; i++) {
      int at = i;
      line(
          text, table, cells.stream().map(it -> at < it.size() ? it.get(at) : "").toList(), widths);
    }
  }

  // The number of columns that name a row: two where the first has the same name several times.
  private static int keys(Table table) {
    if (table.columns().size() < 2 || table.columns().get(1).alignment() == Alignment.RIGHT) {
      return 1;
    }
    long first = table.rows().stream().map(it -> it.get(0).shown()).distinct().count();
    long both = table.rows().stream().map(TextTable::names).distinct().count();
    return first < table.rows().size() && both == table.rows().size() ? 2 : 1;
  }

  private static List<String> names(List<Cell> row) {
    return List.of(row.get(0).shown(), row.get(1).shown());
  }

  // At least the columns that name a row and one more.
  private static int columnsThatFit(int[] widths, int width, int keys) {
    int sum = widths.length == 0 ? 0 : widths[0];
    for (int column = 1; column < widths.length; column++) {
      sum += GAP.length() + widths[column];
      if (sum > width && column > keys) {
        return column;
      }
    }
    return widths.length;
  }

  // The columns that name a row and a range of others.
  private static Table columns(Table table, int from, int to) {
    int keys = keys(table);
    List<List<Cell>> rows = new ArrayList<>();
    for (List<Cell> row : table.rows()) {
      rows.add(select(row, keys, from, to));
    }
    return new Table("", select(table.columns(), keys, from, to), rows);
  }

  private static <T> List<T> select(List<T> all, int keys, int from, int to) {
    List<T> some = new ArrayList<>(all.subList(0, keys));
    some.addAll(all.subList(from, to));
    return some;
  }

  /**
   * The text with its middle replaced by {@code …}, so that it has at most {@code width}
   * characters.
   */
  public static String shorten(String text, int width) {
    int length = length(text);
    if (length <= width) {
      return text;
    }
    if (width <= 1) {
      return "…".repeat(Math.max(0, width));
    }
    int head = (width - 1) / 2;
    int tail = width - 1 - head;
    int from = text.offsetByCodePoints(0, head);
    int to = text.offsetByCodePoints(text.length(), -tail);
    return text.substring(0, from) + "…" + text.substring(to);
  }

  static int longestWord(String name) {
    return pieces(name).stream().mapToInt(it -> length(it.stripTrailing())).max().orElse(0);
  }

  // A heading may break after a blank or an underscore; the break stays with the piece before it.
  private static List<String> pieces(String name) {
    return List.of(name.split("(?<=[ _])", -1));
  }

  private static List<String> wrapHeading(String name, int width) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String piece : pieces(name)) {
      if (!line.isEmpty() && length((line + piece).stripTrailing()) > width) {
        lines.add(line.stripTrailing());
        line = "";
      }
      line += piece;
    }
    lines.add(line.stripTrailing());
    return lines;
  }

  // A heading wider than its column wraps; its last line is directly above the rule.
  private static void header(StringBuilder text, Table table, int[] widths) {
    List<List<String>> headings = new ArrayList<>();
    for (int column = 0; column < widths.length; column++) {
      headings.add(wrapHeading(table.columns().get(column).name(), widths[column]));
    }
    int height = headings.stream().mapToInt(List::size).max().orElse(0);
    for (int line = height; line > 0; line--) {
      int fromBelow = line;
      line(
          text,
          table,
          headings.stream()
              .map(it -> it.size() >= fromBelow ? it.get(it.size() - fromBelow) : "")
              .toList(),
          widths);
    }
  }

  /** Prose in lines of at most {@code width} characters, unless a word is longer. */
  public static List<String> wrap(String words, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : words.split(" ", -1)) {
      if (line.length() > 0 && length(line.toString()) + 1 + length(word) > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() > 0 ? " " : "").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  private static void line(StringBuilder text, Table table, List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < widths.length; column++) {
      Alignment alignment = table.columns().get(column).alignment();
      String cell = cells.get(column);
      String shown = alignment != Alignment.RIGHT ? shorten(cell, widths[column]) : cell;
      String padding = " ".repeat(Math.max(0, widths[column] - length(shown)));
      line.append(column == 0 ? "" : GAP);
      line.append(alignment != Alignment.RIGHT ? shown + padding : padding + shown);
    }
    text.append(line.toString().stripTrailing()).append('\n');
  }

  static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
