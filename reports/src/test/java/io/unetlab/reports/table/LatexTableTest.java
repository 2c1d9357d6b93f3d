package io.unetlab.reports.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LatexTableTest {

  @Test
  void aTabularWithTheRulesOfBooktabs() {
    Table table =
        new Table(
            "",
            List.of(Column.left("trial", "model_name"), Column.right("macs", "MACs")),
            List.of(
                List.of(Cell.words("[a] & b"), Cell.change(-0.123)),
                List.of(Cell.words("-5 % to -1 %"), Cell.brief(386_000_000L)),
                List.of(Cell.words("a-1"), Cell.missing())));
    assertThat(LatexTable.render(paper(table), "a\nstudy %"))
        .isEqualTo(
            """
            % a study %
            % Needs \\usepackage{array}, \\usepackage{booktabs} and \\usepackage{graphicx}.
            \\begingroup\\footnotesize\\setlength{\\tabcolsep}{3.5pt}%
            \\resizebox{\\ifdim\\width>\\linewidth\\linewidth\\else\\width\\fi}{!}{%
            \\begin{tabular}{@{}lr@{}}
            \\toprule
            model\\_name & MACs \\\\
            \\midrule
            {}[a] \\& b & $-$12.3\\,\\% \\\\
            $-$5\\,\\% to $-$1\\,\\% & 386.0\\,M \\\\
            a-1 & -- \\\\
            \\bottomrule
            \\end{tabular}}
            \\par\\endgroup
            """);
  }

  private static PaperTable paper(Table table) {
    return PaperTable.of(table, List.of("macs"), 1);
  }

  /** Every character that LaTeX would interpret, and those of ours that an old font lacks. */
  @Test
  void everythingIsEscaped() {
    assertThat(LatexTable.escape("\\{}$&#%_^~<>|\"`"))
        .isEqualTo(
            "\\textbackslash{}\\{\\}\\$\\&\\#\\%\\_\\textasciicircum{}\\textasciitilde{}"
                + "\\textless{}\\textgreater{}\\textbar{}''\\textasciigrave{}");
    assertThat(LatexTable.escape("a--b – 1 ± 2 → 3 … ≤ ≥ × · ⚠"))
        .isEqualTo(
            "a-{}-b -- 1 $\\pm$ 2 $\\rightarrow$ 3 \\ldots{} $\\leq$ $\\geq$ $\\times$ $\\cdot$"
                + " !");
    assertThat(LatexTable.escape("ünïcode 日本")).isEqualTo("ünïcode 日本");
    assertThat(LatexTable.escape("a\u0007b\nc")).doesNotContain("\u0007", "\n");
  }

  @Test
  void aNumberOfItsOwnIsShortenedNowhere() {
    Table table =
        new Table(
            "",
            List.of(Column.right("rank", "n")),
            List.of(List.of(Cell.figure(new BigDecimal(-1024), "-1,024"))));
    assertThat(LatexTable.render(paper(table), "s")).contains("$-$1,024 \\\\");
  }
}
