package io.unetlab.reports.table;

import io.unetlab.spec.source.Visible;
import java.util.List;
import java.util.stream.Collectors;

/** A table in GitHub's Markdown; names are escaped, so they stay text. */
public final class MarkdownTable {

  private MarkdownTable() {}

  public static String render(Table table) {
    StringBuilder text = new StringBuilder();
    row(text, table.columns().stream().map(Column::name).toList());
    text.append(
            table.columns().stream()
                .map(column -> column.alignment() == Alignment.RIGHT ? "---:" : "---")
                .collect(Collectors.joining(" | ", "| ", " |")))
        .append('\n');
    table.rows().forEach(cells -> row(text, cells.stream().map(Cell::shown).toList()));
    return text.toString();
  }

  private static void row(StringBuilder text, List<String> cells) {
    text.append(
            cells.stream()
                .map(MarkdownTable::escape)
                .collect(Collectors.joining(" | ", "| ", " |")))
        .append('\n');
  }

  /**
   * One line with everything escaped that Markdown, or HTML inside it, would interpret. A number
   * such as #72 becomes no. 72: GitHub looks for issues' numbers in the rendered text, where an
   * escaped character looks like any other.
   */
  public static String escape(String source) {
    String text = Visible.line(source);
    StringBuilder escaped = new StringBuilder(text.length() + 8);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (startsNumber(text, i)) {
        escaped.append("no. ");
        continue;
      }
      switch (c) {
        case '\\', '|', '*', '_', '`', '[', ']', '~', '#' -> escaped.append('\\').append(c);
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '&' -> escaped.append("&amp;");
        default -> escaped.append(c);
      }
    }
    return escaped.toString();
  }

  private static boolean startsNumber(String text, int at) {
    return text.charAt(at) == '#'
        && at + 1 < text.length()
        && Character.isDigit(text.charAt(at + 1))
        && (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)));
  }
}
