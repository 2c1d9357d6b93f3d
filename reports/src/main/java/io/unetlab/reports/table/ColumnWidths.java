package io.unetlab.reports.table;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The widths of a text table's columns: those of their cells, less where the table is wider than
 * the terminal. Cutting loses letters and continuing below loses nothing, so columns of words keep
 * a usual word's length, and those that name the rows keep more.
 */
final class ColumnWidths {

  private static final int SHORTEST = 8;
  private static final int USUAL_WORD = 16;

  private final Table table;
  private final int keys;
  private final int width;
  private final int[] widths;

  private ColumnWidths(Table table, int keys, int width) {
    this.table = table;
    this.keys = keys;
    this.width = width;
    this.widths = columns().map(this::natural).toArray();
  }

  /**
   * @param keys the number of columns that name a row
   * @param width of the terminal; the sum exceeds it where nothing is left to cut
   */
  static int[] of(Table table, int keys, int width) {
    return new ColumnWidths(table, keys, width).fit();
  }

  private IntStream columns() {
    return IntStream.range(0, table.columns().size());
  }

  private int natural(int column) {
    int widest =
        table.rows().stream()
            .mapToInt(row -> TextTable.length(row.get(column).shown()))
            .max()
            .orElse(0);
    return Math.max(TextTable.longestWord(table.columns().get(column).name()), widest);
  }

  private int[] fit() {
    int[] least = columns().map(it -> it < keys ? 0 : least(it)).toArray();
    int room = width - IntStream.of(least).max().orElse(0);
    columns().limit(keys).forEach(it -> least[it] = leastOfKey(it, room));
    int gaps = TextTable.GAP.length() * (widths.length - 1);
    for (int excess = IntStream.of(widths).sum() + gaps - width; excess > 0; excess--) {
      int widest = widest(least);
      if (widest < 0) {
        break;
      }
      widths[widest]--;
    }
    return widths;
  }

  private int least(int column) {
    return switch (alignment(column)) {
      case RIGHT, NAME -> widths[column];
      case LEFT -> Math.min(widths[column], USUAL_WORD);
      case PROSE -> Math.min(widths[column], longestWord(column));
    };
  }

  // The names of the rows and the widest other column fit next to each other.
  private int leastOfKey(int column, int room) {
    if (alignment(column) == Alignment.RIGHT || alignment(column) == Alignment.NAME) {
      return widths[column];
    }
    int share = Math.min(width / (keys + 1), room / keys - TextTable.GAP.length());
    return Math.min(widths[column], Math.max(SHORTEST, share));
  }

  // A column of prose is not narrower than its words, unless one is longer than half of the line.
  private int longestWord(int column) {
    List<Cell> cells = table.rows().stream().map(row -> row.get(column)).toList();
    int longest =
        cells.stream()
            .flatMap(it -> Stream.of(it.shown().split(" ")))
            .mapToInt(TextTable::length)
            .max()
            .orElse(0);
    return Math.max(SHORTEST, Math.min(longest, width / 2));
  }

  private int widest(int[] least) {
    int widest = -1;
    for (int column = 0; column < widths.length; column++) {
      if (widths[column] > least[column] && (widest < 0 || widths[column] > widths[widest])) {
        widest = column;
      }
    }
    return widest;
  }

  private Alignment alignment(int column) {
    return table.columns().get(column).alignment();
  }
}
