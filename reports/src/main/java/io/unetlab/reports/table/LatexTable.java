package io.unetlab.reports.table;

import io.unetlab.spec.source.Visible;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A table as a LaTeX {@code tabular} with the rules of the package booktabs, to be read with {@code
 * \\input}: in footnotesize, and scaled down where it is still wider than the text. Texts are
 * escaped; a number's minus is a minus sign, and it does not break before its prefix or percent
 * sign.
 */
public final class LatexTable {

  private static final Pattern MINUS = Pattern.compile("(?<![^ (])-(?=\\d)");
  private static final String PACKAGES =
      "% Needs \\usepackage{array}, \\usepackage{booktabs} and \\usepackage{graphicx}.\n";
  private static final String START =
      "\\begingroup\\footnotesize\\setlength{\\tabcolsep}{3.5pt}%\n"
          + "\\resizebox{\\ifdim\\width>\\linewidth\\linewidth\\else\\width\\fi}{!}{%\n";

  private LatexTable() {}

  /**
   * The table.
   *
   * @param source where it is from, in a comment above it
   */
  public static String render(PaperTable paper, String source) {
    List<Column> columns = paper.table().columns();
    StringBuilder text = new StringBuilder();
    text.append("% ").append(Visible.line(source)).append('\n').append(PACKAGES).append(START);
    text.append("\\begin{tabular}{@{}");
    columns.forEach(it -> text.append(alignment(it, paper)));
    text.append("@{}}\n\\toprule\n");
    groups(text, paper.groups());
    row(text, columns.stream().map(LatexTable::head).toList());
    text.append("\\midrule\n");
    boolean wraps = columns.stream().anyMatch(it -> it.alignment() == Alignment.PROSE);
    for (List<Cell> cells : paper.table().rows()) {
      row(text, IntStream.range(0, cells.size()).mapToObj(i -> cell(cells, columns, i)).toList());
      text.append(wraps ? "\\addlinespace[2pt]\n" : "");
    }
    text.append("\\bottomrule\n\\end{tabular}}\n");
    if (!paper.common().isEmpty()) {
      text.append("\\par\\smallskip\\parbox{\\linewidth}{\\raggedright All rows: ");
      text.append(breakable(escape(paper.common()))).append(".}\n");
    }
    return text.append("\\par\\endgroup\n").toString();
  }

  private static String alignment(Column column, PaperTable paper) {
    return switch (column.alignment()) {
      case RIGHT -> "r";
      case LEFT, NAME -> "l";
      case PROSE ->
          String.format(
              Locale.ROOT, ">{\\raggedright\\arraybackslash}p{%.2f\\linewidth}", paper.prose());
    };
  }

  // A line of the names that several columns share, each with a rule below it.
  private static void groups(StringBuilder text, List<String> groups) {
    List<String> heads = new ArrayList<>();
    StringBuilder rules = new StringBuilder();
    for (int start = 0; start < groups.size(); ) {
      int end = start + 1;
      while (end < groups.size() && groups.get(end).equals(groups.get(start))) {
        end++;
      }
      if (groups.get(start).isEmpty()) {
        heads.addAll(Collections.nCopies(end - start, ""));
      } else {
        heads.add("\\multicolumn{" + (end - start) + "}{c}{" + escape(groups.get(start)) + "}");
        rules.append("\\cmidrule(lr){").append(start + 1).append('-').append(end).append('}');
      }
      start = end;
    }
    if (!rules.isEmpty()) {
      row(text, heads);
      text.append(rules).append('\n');
    }
  }

  // In a line for each word, since values are shorter.
  private static String head(Column column) {
    String name = escape(column.name());
    return column.alignment() == Alignment.RIGHT && name.contains(" ")
        ? "\\shortstack[r]{" + name.replace(" ", "\\\\") + "}"
        : name;
  }

  private static void row(StringBuilder text, List<String> cells) {
    text.append(String.join(" & ", cells)).append(" \\\\\n");
  }

  private static String cell(List<Cell> row, List<Column> columns, int column) {
    String text = cell(row.get(column));
    return columns.get(column).alignment() == Alignment.PROSE ? breakable(text) : text;
  }

  // Names with underscores have no other place to break.
  private static String breakable(String text) {
    return text.replace("\\_", "\\_\\allowbreak{}");
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
