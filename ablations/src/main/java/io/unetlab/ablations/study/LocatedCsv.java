package io.unetlab.ablations.study;

import io.unetlab.ablations.StudyCode;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.Source;
import io.unetlab.spec.source.SourceLocation;
import io.unetlab.spec.yaml.ScalarNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Comma-separated values as defined by RFC 4180; every cell knows its location. Empty lines are
 * skipped; space around a cell is not part of it.
 *
 * @param header the cells of the first line
 * @param rows each with as many cells as the header
 */
public record LocatedCsv(List<ScalarNode> header, List<List<ScalarNode>> rows) {

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get();

  public LocatedCsv {
    header = List.copyOf(header);
    rows = rows.stream().map(List::copyOf).toList();
  }

  /** Reads a text; empty, after adding a problem, when it is not a table. */
  public static Optional<LocatedCsv> read(Source source, Problems problems) {
    List<List<ScalarNode>> rows = rows(source, problems);
    if (rows.isEmpty()) {
      bad(problems, source.at(1, 1), "expected a line with the columns' names, found nothing");
      return Optional.empty();
    }
    List<ScalarNode> header = rows.get(0);
    List<List<ScalarNode>> whole = new ArrayList<>();
    for (List<ScalarNode> row : rows.subList(1, rows.size())) {
      if (row.size() == header.size()) {
        whole.add(row);
      } else {
        String message =
            String.format(
                Locale.ROOT, "the header has %d cells, this row %d", header.size(), row.size());
        bad(problems, row.get(0).location(), message);
      }
    }
    return Optional.of(new LocatedCsv(header, whole));
  }

  private static List<List<ScalarNode>> rows(Source source, Problems problems) {
    List<List<ScalarNode>> rows = new ArrayList<>();
    Cursor cursor = new Cursor(source);
    try (CSVParser parser = CSVParser.parse(source.text(), FORMAT)) {
      for (Iterator<CSVRecord> records = parser.iterator(); records.hasNext(); ) {
        rows.add(cells(records.next(), cursor));
      }
    } catch (UncheckedIOException | IOException e) {
      // The library reads ahead; what it could not parse starts after the last good row.
      cursor.skipLineBreaks();
      bad(problems, cursor.location(), "a quote is not closed, or text follows the closing one");
    }
    return rows;
  }

  // Our own tables put an apostrophe before a text that a spreadsheet would compute.
  private static String value(String cell) {
    return cell.matches("(?s)'\\s*+[=+\\-@＝＋－＠].*") ? cell.substring(1) : cell;
  }

  private static List<ScalarNode> cells(CSVRecord row, Cursor cursor) {
    List<ScalarNode> cells = new ArrayList<>();
    cursor.skipLineBreaks();
    for (String cell : row) {
      cells.add(new ScalarNode(cursor.location(), value(cell.strip()), false));
      cursor.skipCell();
    }
    return cells;
  }

  private static void bad(Problems problems, SourceLocation location, String message) {
    problems.error(StudyCode.TRAINED_TABLE, location, "", message);
  }

  /**
   * Follows the library through the text, because the library does not report where a cell starts.
   */
  private static final class Cursor {

    private final Source source;
    private final String text;
    private int at;
    private int line = 1;
    private int column = 1;

    Cursor(Source source) {
      this.source = source;
      this.text = source.text();
    }

    SourceLocation location() {
      return source.at(line, column);
    }

    void skipLineBreaks() {
      while (at < text.length() && isLineBreak()) {
        step();
      }
    }

    /** Skips a cell and the comma after it, if any. */
    void skipCell() {
      boolean mayQuote = at < text.length() && text.charAt(at) == '"';
      boolean quoted = false;
      while (at < text.length()) {
        char next = text.charAt(at);
        if (!quoted && isLineBreak()) {
          return;
        }
        step();
        if (!quoted && next == ',') {
          return;
        }
        quoted ^= mayQuote && next == '"';
      }
    }

    private boolean isLineBreak() {
      return text.charAt(at) == '\n' || text.charAt(at) == '\r';
    }

    private void step() {
      boolean ends = text.charAt(at) == '\n' || (isLineBreak() && !text.startsWith("\r\n", at));
      int length = Character.charCount(text.codePointAt(at));
      at += length;
      line += ends ? 1 : 0;
      column = ends ? 1 : column + 1;
    }
  }
}
