package io.unetlab.profiler.importer;

import io.unetlab.spec.source.SpecException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
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

  private final ImportText text;
  private final List<String> columns;
  private final Optional<Pattern> commas;

  private LiteRtTable(ImportText text, List<String> columns, Optional<Pattern> commas) {
    this.text = text;
    this.columns = columns;
    this.commas = commas;
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
              + line.strip()
              + "`",
          "tabs between the columns must be kept");
    }
    return new LiteRtTable(text, columns, tabs ? Optional.empty() : Optional.of(commas(columns)));
  }

  private static String column(String title) {
    return title.replaceAll("[\\[\\]]", "").replace('_', ' ').strip().toLowerCase(Locale.ROOT);
  }

  private static List<String> cells(String line) {
    return Arrays.stream(line.substring(line.indexOf('\t')).strip().split("\t", -1))
        .map(String::strip)
        .toList();
  }

  // All but the first and the last column are numbers; those two may contain commas.
  private static Pattern commas(List<String> columns) {
    return Pattern.compile(
        "\\s*(.*?)" + ",\\s*([-+.0-9a-z]+)%?".repeat(columns.size() - 2) + ",\\s*(.*)");
  }

  private OperationTime row(String line, int number) {
    List<String> cells = commas.isPresent() ? split(line, commas.get()) : cells(line);
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

  private static List<String> split(String line, Pattern commas) {
    Matcher row = commas.matcher(line);
    List<String> cells = new ArrayList<>();
    if (row.matches()) {
      for (int i = 1; i <= row.groupCount(); i++) {
        cells.add(row.group(i).strip().replace('\t', ',')); // as the tool replaces commas in names
      }
    }
    return cells;
  }

  private double number(String cell, int line) {
    if (!cell.matches(LiteRtStats.NUMBER)) {
      throw wrong(line, "a number", cell);
    }
    return Double.parseDouble(cell);
  }

  private SpecException wrong(int line, String expected, String found) {
    return text.problem(
        ImportCode.WRONG_LINE, line, "expected " + expected + ", found `" + found + "`", "");
  }
}
