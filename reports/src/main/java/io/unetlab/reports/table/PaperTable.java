package io.unetlab.reports.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * A table with the columns that a page of a paper has room for: what identifies a row, the metrics
 * of most weight as far as they fit, and the choices as one text.
 *
 * @param groups of each column, the heading that it shares with its neighbours; may be empty
 * @param common the choices that all rows share, which no row repeats; may be empty
 */
public record PaperTable(Table table, List<String> groups, String common) {

  /** What a line of the class article holds in footnotesize: 345 pt. */
  static final int LINE = 88;

  /** What is scaled down to that line without becoming too small to read. */
  private static final int MOST = LINE * 11 / 10;

  private static final int GAP = 2;

  /** Lines of rows that a page of that class has room for, with a caption. */
  private static final int PAGE = 40;

  /** Of a text that wraps, at least. */
  private static final int PROSE = 24;

  private static final String CHOICE = "choice.";
  private static final String UNCHANGED = "·";

  /** What identifies a row. */
  private static final Set<String> IDENTITY = Set.of("rank", "trial", "edit", "option");

  public PaperTable {
    Objects.requireNonNull(table, "table");
    groups = List.copyOf(groups);
    Objects.requireNonNull(common, "common");
  }

  /**
   * A table of the study for a paper.
   *
   * @param metrics the names of all metrics, those of most weight first
   * @param most how many of them are worth a column, however many fit
   */
  public static PaperTable of(Table table, List<String> metrics, int most) {
    return new Fitting(table, metrics).fit(most);
  }

  /** The share of the line that a text that wraps may take. */
  double prose() {
    double others = 0;
    int wrapped = 0;
    for (int i = 0; i < table.columns().size(); i++) {
      boolean wraps = table.columns().get(i).alignment() == Alignment.PROSE;
      wrapped += wraps ? 1 : 0;
      others += GAP + (wraps ? 0 : width(table, i));
    }
    return Math.max(PROSE, LINE - others) / LINE / Math.max(1, wrapped);
  }

  private PaperTable onOnePage() {
    double lines = 0;
    int fitting = 0;
    for (List<Cell> row : table.rows()) {
      lines += lines(row);
      fitting += lines <= PAGE ? 1 : 0;
    }
    List<List<Cell>> first = table.rows().subList(0, Math.max(1, fitting));
    return new PaperTable(new Table(table.title(), table.columns(), first), groups, common);
  }

  private int lines(List<Cell> row) {
    int most = 1;
    for (int i = 0; i < row.size(); i++) {
      if (table.columns().get(i).alignment() == Alignment.PROSE) {
        most = Math.max(most, (int) Math.ceil(row.get(i).shown().length() / (prose() * LINE)));
      }
    }
    return most;
  }

  // Of a heading, the longest word: it may take several lines.
  private static int width(Table table, int column) {
    int width = 0;
    for (String word : table.columns().get(column).name().split(" ")) {
      width = Math.max(width, word.length());
    }
    for (List<Cell> row : table.rows()) {
      width = Math.max(width, row.get(column).shown().length());
    }
    return width;
  }

  private record Fitting(Table table, List<String> metrics) {

    PaperTable fit(int most) {
      List<Integer> own = columns(IDENTITY::contains);
      List<Integer> choices = columns(it -> it.startsWith(CHOICE));
      List<Integer> all = new ArrayList<>(own);
      int width = own.stream().mapToInt(this::room).sum() + (choices.isEmpty() ? 0 : PROSE + GAP);
      int shown = 0;
      for (String metric : metrics) {
        List<Integer> block = columns(it -> owner(it).filter(metric::equals).isPresent());
        int room = block.stream().mapToInt(this::room).sum();
        boolean fits = shown == 0 || (shown < most && width + room <= MOST);
        if (!block.isEmpty() && fits) {
          all.addAll(block);
          width += room;
          shown++;
        }
      }
      return table(all, choices);
    }

    private List<Integer> columns(Predicate<String> keys) {
      return IntStream.range(0, table.columns().size())
          .filter(i -> keys.test(key(i)))
          .boxed()
          .toList();
    }

    private String key(int column) {
      return table.columns().get(column).key();
    }

    // The metric that a column is of, such as params of params_change.
    private Optional<String> owner(String key) {
      return metrics.stream()
          .filter(it -> key.equals(it) || key.startsWith(it + "_"))
          .max(Comparator.comparing(String::length));
    }

    private boolean isText(int column) {
      return key(column).equals("edit") || key(column).equals("option");
    }

    private int room(int column) {
      return GAP + (isText(column) ? PROSE : width(table, column));
    }

    private PaperTable table(List<Integer> all, List<Integer> choices) {
      List<Column> columns = new ArrayList<>();
      List<String> groups = new ArrayList<>();
      for (int i : all) {
        List<Integer> block =
            all.stream().filter(it -> owner(key(it)).equals(owner(key(i)))).toList();
        boolean grouped = owner(key(i)).isPresent() && block.size() > 1;
        groups.add(grouped ? table.columns().get(block.get(0)).name() : "");
        columns.add(column(i, grouped && i == block.get(0)));
      }
      Set<String> common = common(choices);
      if (!choices.isEmpty()) {
        columns.add(Column.prose("choices", common.isEmpty() ? "choices" : "further choices"));
        groups.add("");
      }
      List<List<Cell>> rows = new ArrayList<>();
      for (List<Cell> row : table.rows()) {
        List<Cell> cells = new ArrayList<>(all.stream().map(it -> cell(row, it)).toList());
        if (!choices.isEmpty()) {
          Set<String> own = new LinkedHashSet<>(choices(row, choices));
          own.removeAll(common);
          cells.add(Cell.words(String.join(", ", own)));
        }
        rows.add(cells);
      }
      PaperTable whole =
          new PaperTable(
              new Table(table.title(), columns, rows), groups, String.join(", ", common));
      return whole.onOnePage();
    }

    // The first column of a group has the group's name.
    private Column column(int index, boolean isFirst) {
      Column column = table.columns().get(index);
      if (isText(index)) {
        return Column.prose(column.key(), column.name());
      }
      String name = column.key().endsWith("_change") ? "mean" : "value";
      return isFirst ? new Column(column.key(), name, column.alignment()) : column;
    }

    private Cell cell(List<Cell> row, int index) {
      boolean reverted =
          key(index).equals("edit") && row.stream().anyMatch(it -> it.shown().equals("reverted"));
      Cell cell = row.get(index);
      return reverted ? Cell.words(cell.shown() + " (reverted)") : cell;
    }

    private List<String> choices(List<Cell> row, List<Integer> choices) {
      return choices.stream()
          .filter(it -> !row.get(it).shown().equals(UNCHANGED))
          .map(it -> key(it).substring(CHOICE.length()) + "=" + row.get(it).shown())
          .toList();
    }

    private Set<String> common(List<Integer> choices) {
      Set<String> common = new LinkedHashSet<>();
      if (table.rows().size() > 1) {
        common.addAll(choices(table.rows().get(0), choices));
        table.rows().forEach(it -> common.retainAll(choices(it, choices)));
      }
      return common;
    }
  }
}
