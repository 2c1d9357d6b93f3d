package io.unetlab.reports.table;

import io.unetlab.spec.source.Visible;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A table as a LaTeX {@code tabular} with the rules of the package booktabs, to be read with {@code
 * \input}. Texts are escaped; a number's minus is a minus sign, and it does not break before its
 * prefix or percent sign.
 */
public final class LatexTable {

  private static final Pattern MINUS = Pattern.compile("(?<![^ (])-(?=\\d)");

  private LatexTable() {}

  /**
   * The table.
   *
   * @param source where it is from, in a comment above it
   */
  public static String render(Table table, String source) {
    String columns =
        table.columns().stream()
            .map(it -> it.alignment() == Alignment.RIGHT ? "r" : "l")
            .collect(Collectors.joining());
    StringBuilder text = new StringBuilder();
    text.append("% ").append(Visible.line(source)).append('\n');
    text.append("% Needs \\usepackage{booktabs}.\n");
    text.append("\\begin{tabular}{@{}").append(columns).append("@{}}\n\\toprule\n");
    row(text, table.columns().stream().map(it -> escape(it.name())).toList());
    text.append("\\midrule\n");
    table.rows().forEach(cells -> row(text, cells.stream().map(LatexTable::cell).toList()));
    return text.append("\\bottomrule\n\\end{tabular}\n").toString();
  }

  private static void row(StringBuilder text, List<String> cells) {
    text.append(String.join(" & ", cells)).append(" \\\\\n");
  }

  private static String cell(Cell cell) {
    String text = MINUS.matcher(escape(cell.shown())).replaceAll("\\$-\\$");
    return cell instanceof Cell.Figure
        ? text.replace(" ", "\\,")
        : guarded(text.replace(" \\%", "\\,\\%"));
  }

  // After the end of a row, LaTeX takes a bracket for the start of a length and a star for an
  // option.
  private static String guarded(String text) {
    return text.startsWith("[") || text.startsWith("*") ? "{}" + text : text;
  }

  /** One line with everything escaped that LaTeX would interpret. */
  public static String escape(String source) {
    StringBuilder escaped = new StringBuilder(source.length() + 8);
    Visible.line(source).codePoints().forEach(it -> append(escaped, it));
    // Two hyphens would become a dash.
    return escaped.toString().replace("--", "-{}-").replace("\u0000", "--");
  }

  private static void append(StringBuilder escaped, int point) {
    switch (point) {
      case '\\' -> escaped.append("\\textbackslash{}");
      case '{', '}', '$', '&', '#', '%', '_' -> escaped.append('\\').appendCodePoint(point);
      case '^' -> escaped.append("\\textasciicircum{}");
      case '~' -> escaped.append("\\textasciitilde{}");
      case '<' -> escaped.append("\\textless{}");
      case '>' -> escaped.append("\\textgreater{}");
      case '|' -> escaped.append("\\textbar{}");
      case '"' -> escaped.append("''");
      case '`' -> escaped.append("\\textasciigrave{}");
      case '±' -> escaped.append("$\\pm$");
      case '×' -> escaped.append("$\\times$");
      case '·' -> escaped.append("$\\cdot$");
      case '→' -> escaped.append("$\\rightarrow$");
      case '≤' -> escaped.append("$\\leq$");
      case '≥' -> escaped.append("$\\geq$");
      case '–' -> escaped.append('\u0000');
      case '…' -> escaped.append("\\ldots{}");
      case '⚠' -> escaped.append('!');
      case '\u00a0' -> escaped.append('~');
      default -> escaped.appendCodePoint(point);
    }
  }
}
