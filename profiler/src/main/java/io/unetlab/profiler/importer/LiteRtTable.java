package io.unetlab.profiler.importer;

import io.unetlab.spec.source.SpecException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * A table of operations as benchmark_model prints it: tab-separated columns, or CSV. The columns
 * depend on the version, so they are found by name; operator names may contain commas.
 */
final class LiteRtTable {

  private static final String TYPE = "node type";
  private static final String MILLIS = "avg ms";
  private static final String SHARE = "%";
  private static final String NAME = "name";
  private static final Pattern NUMERIC = Pattern.compile("\\s*+[-+.0-9a-z]++%?+\\s*+");
  private static final Pattern DIGITS = Pattern.compile(LiteRtStats.NUMBER);

  private final ImportText text;
  private final List<String> columns;
  private final boolean tabs;

  private LiteRtTable(ImportText text, List<String> columns, boolean tabs) {
    this.text = text;
    this.columns = columns;
    this.tabs = tabs;
  }

  /**
   * Reads the rows below a header, until a blank line.
   *
   * @param header the header's line, from 1
   */
  static List<OperationTime> read(ImportText text, int header) {
    LiteRtTable table = of(text, header);
    List<OperationTime> operations = new ArrayList<>();
    for (int number = header + 1; number <= text.lines().size(); number++) {
      String line = text.lines().get(number - 1);
      if (line.isBlank() || line.contains("=====")) {
        break;
      }
      operations.add(table.row(line, number));
    }
    return operations;
  }

  private static LiteRtTable of(ImportText text, int header) {
    String line = header <= text.lines().size() ? text.lines().get(header - 1) : "";
    boolean tabs = line.contains("\t");
    List<String> columns =
        (tabs ? cells(line) : List.of(line.split(",", -1)))
            .stream().map(LiteRtTable::column).toList();
    if (!columns.containsAll(List.of(TYPE, MILLIS, SHARE, NAME))) {
      throw text.problem(
          ImportCode.WRONG_LINE,
          Math.min(header, text.lastLine()),
          "expected a table's header with the columns node type, avg ms, % and name, found `"
              + ImportText.shown(line)
              + "`",
          "tabs between the columns must be kept");
    }
    return new LiteRtTable(text, columns, tabs);
  }

  private static String column(String title) {
    return title
        .replace("[", "")
        .replace("]", "")
        .replace('_', ' ')
        .strip()
        .toLowerCase(Locale.ROOT);
  }

  // Before the first tab is what a log puts before its lines; a line without tabs is one cell.
  private static List<String> cells(String line) {
    return Arrays.stream(line.substring(Math.max(0, line.indexOf('\t'))).strip().split("\t", -1))
        .map(String::strip)
        .toList();
  }

  private OperationTime row(String line, int number) {
    List<String> cells = tabs ? cells(line) : split(line);
    if (cells.size() != columns.size()) {
      throw wrong(number, columns.size() + " columns, as the header has", line.strip());
    }
    double ms = number(cells.get(columns.indexOf(MILLIS)), number);
    return new OperationTime(
        cells.get(columns.indexOf(NAME)),
        cells.get(columns.indexOf(TYPE)),
        ms,
        share(cells.get(columns.indexOf(SHARE)).replace("%", ""), number),
        Optional.empty());
  }

  // For operations that took no time, the tool prints NaN.
  private OptionalDouble share(String cell, int number) {
    return cell.endsWith("nan")
        ? OptionalDouble.empty()
        : OptionalDouble.of(number(cell, number) / 100);
  }

  // All but the first and the last column are numbers; those two may contain commas, and in names
  // the tool has a tab for each.
  private List<String> split(String line) {
    List<String> parts = List.of(line.split(",", -1));
    int numbers = columns.size() - 2;
    int end = endOfNumbers(parts, numbers);
    if (end < 0) {
      return List.of();
    }
    List<String> cells = new ArrayList<>();
    cells.add(String.join(",", parts.subList(0, end - numbers)));
    parts.subList(end - numbers, end).stream().map(String::strip).forEach(cells::add);
    cells.add(String.join(",", parts.subList(end, parts.size())));
    cells.replaceAll(it -> it.strip().replace('\t', ','));
    return cells;
  }

  // Where the first sequence of that many numbers ends, with a part before and after it.
  private static int endOfNumbers(List<String> parts, int numbers) {
    int found = 0;
    for (int i = 1; i < parts.size() - 1; i++) {
      found = NUMERIC.matcher(parts.get(i)).matches() ? found + 1 : 0;
      if (found == numbers) {
        return i + 1;
      }
    }
    return -1;
  }

  private double number(String cell, int line) {
    if (!DIGITS.matcher(cell).matches()) {
      throw wrong(line, "a number", cell);
    }
    return text.number(cell, line);
  }

  private SpecException wrong(int line, String expected, String found) {
    return text.problem(
        ImportCode.WRONG_LINE,
        line,
        "expected " + expected + ", found `" + ImportText.shown(found) + "`",
        "");
  }
}
