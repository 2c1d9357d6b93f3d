package io.unetlab.reports.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.unetlab.reports.Fixtures;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TableFormatsTest {

  private static final Table TABLE =
      new Table(
          "models",
          List.of(
              Column.left("name", "model"),
              Column.right("params", "params"),
              Column.right("macs", "MACs"),
              Column.right("fid", "FID"),
              Column.left("source", "source")),
          List.of(
              List.of(
                  Cell.words("sd15"),
                  Cell.count(859_520_964),
                  Cell.brief(401_639_997_440L),
                  Cell.figure(new BigDecimal("12.50"), "12.50"),
                  Cell.words("a, \"b\"\nand c")),
              List.of(
                  Cell.words("  down_blocks.0.attentions.0.transformer_blocks.0.attn1", "down"),
                  Cell.count(-7),
                  Cell.change(-0.5433),
                  Cell.missing(),
                  Cell.words("<b>|*_`[x](y)\\")),
              List.of(
                  Cell.words("日本語 ünïcode 😀"),
                  Cell.count(0),
                  Cell.change(Double.NaN),
                  new Cell.Missing("unknown"),
                  Cell.words(""))));

  @Test
  void textMatchesTheGoldenFile() {
    assertThat(TextTable.render(TABLE, 120)).isEqualTo(Fixtures.text("/golden/table.txt"));
  }

  @Test
  void narrowTextMatchesTheGoldenFile() {
    assertThat(TextTable.render(TABLE, 60)).isEqualTo(Fixtures.text("/golden/narrow.txt"));
  }

  @Test
  void textFitsEveryWidthThatHoldsTwoColumns() {
    for (int width = 24; width < 140; width++) {
      for (String line : TextTable.render(TABLE, width).lines().toList()) {
        assertThat(line.codePointCount(0, line.length())).isLessThanOrEqualTo(width);
      }
    }
  }

  @Test
  void proseGoesOnBelowItself() {
    Table table =
        new Table(
            "",
            List.of(Column.left("code", "code"), Column.prose("rule", "rule")),
            List.of(List.of(Cell.words("SPEC020"), Cell.words("Groups divide the channels."))));
    assertThat(TextTable.render(table, 24))
        .isEqualTo(
            """
            code     rule
            -------  ---------------
            SPEC020  Groups divide
                     the channels.
            """);
  }

  @Test
  void textNeverCutsANumber() {
    assertThat(TextTable.render(TABLE, 20)).contains("859,520,964").contains("401.6 G");
  }

  @Test
  void markdownMatchesTheGoldenFile() {
    assertThat(MarkdownTable.render(TABLE)).isEqualTo(Fixtures.text("/golden/table.md"));
  }

  @ParameterizedTest
  @CsvSource({
    "#72, no. 72",
    "variants #1 and #25, variants no. 1 and no. 25",
    "(#0), (no. 0)",
    "a#3, a\\#3",
    "# heading, \\# heading",
    "C#, C\\#"
  })
  void noNumberInMarkdownIsAnIssues(String text, String markdown) {
    assertThat(MarkdownTable.escape(text)).isEqualTo(markdown);
  }

  @Test
  void csvMatchesTheGoldenFile() {
    String golden = Fixtures.text("/golden/table.csv").replace("\r", "");
    assertThat(CsvTable.render(TABLE).replace("\r\n", "\n")).isEqualTo(golden);
  }

  @Test
  void csvLinesEndAsTheStandardSays() {
    assertThat(CsvTable.render(TABLE))
        .startsWith("name,params,macs,fid,source\r\n")
        .endsWith("\r\n");
  }

  static Stream<Arguments> formulas() {
    return Stream.of(
        arguments("=cmd|'/C calc'!A0", "'=cmd|'/C calc'!A0"),
        arguments("+x", "'+x"),
        arguments("-x", "'-x"),
        arguments("@SUM(1)", "'@SUM(1)"),
        arguments("\t=1", "'\t=1"),
        arguments(" =1", "' =1"),
        arguments("＝1", "'＝1"),
        arguments("\r=1", "\\x0d=1"),
        arguments("-12.5", "-12.5"),
        arguments("+3", "+3"),
        arguments("1e-5", "1e-5"),
        arguments("a=b", "a=b"),
        arguments("–", "–"));
  }

  @ParameterizedTest
  @MethodSource("formulas")
  void noTextIsAFormulaInASpreadsheet(String text, String written) {
    Table table =
        new Table("", List.of(Column.left(text, text)), List.of(List.of(Cell.words(text))));
    assertThat(CsvTable.render(table)).isEqualTo((written + "\r\n").repeat(2));
  }

  @Test
  void jsonMatchesTheGoldenFile() {
    assertThat(JsonText.write(JsonText.rows(TABLE))).isEqualTo(Fixtures.text("/golden/table.json"));
  }

  @Test
  void aRowOfAnotherLengthIsRefused() {
    assertThatThrownBy(() -> new Table("t", List.of(Column.left("a", "a")), List.of(List.of())))
        .hasMessageContaining("has 0 cells, expected 1");
  }

  /** The first column names a network several times: only with the part it names a row. */
  @Test
  void bothColumnsThatNameARowAreRepeated() {
    List<Column> columns =
        List.of(
            Column.left("name", "name"),
            Column.left("part", "part"),
            Column.right("a", "a"),
            Column.right("b", "b"));
    List<List<Cell>> rows =
        List.of(
            Stream.of("one", "unet", "1,111", "2,222").map(Cell::words).toList(),
            Stream.of("one", "decoder", "3,333", "4,444").map(Cell::words).toList());

    assertThat(TextTable.render(new Table("", columns, rows), 20))
        .isEqualTo(
            """
            name  part         a
            ----  -------  -----
            one   unet     1,111
            one   decoder  3,333

            name  part         b
            ----  -------  -----
            one   unet     2,222
            one   decoder  4,444
            """);
  }

  @Test
  void anEscapeIsAsWideAsItIsShown() {
    Table table =
        new Table(
            "t\u001b",
            List.of(Column.left("a", "a"), Column.left("b", "b")),
            List.of(
                List.of(Cell.words("\u009b31m"), Cell.words("x")),
                List.of(Cell.words("n"), Cell.words("\u202ey"))));
    assertThat(TextTable.render(table, 80))
        .isEqualTo(
            """
            t\\x1b
            a        b
            -------  -------
            \\x9b31m  x
            n        \\u202ey
            """);
    assertThat(JsonText.write(JsonText.rows(table))).contains("\"\\u009b31m\"", "\"\\u202ey\"");
  }

  @Test
  void theMiddleIsWhatIsCut() {
    assertThat(TextTable.shorten("down_blocks.0.resnets.1", 11)).isEqualTo("down_…ets.1");
    assertThat(TextTable.shorten("abc", 3)).isEqualTo("abc");
    assertThat(TextTable.shorten("😀😀😀😀", 3)).isEqualTo("😀…😀");
  }
}
