package io.unetlab.spec.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemPrinterTest {

  private final Problems problems = new Problems();

  private String print() {
    return new ProblemPrinter(false).print(problems);
  }

  private void add(String line, int column, String hint) {
    problems.error(SpecCode.UNKNOWN_KEY, new Source("a.yaml", line).at(1, column), "", "no", hint);
  }

  @Test
  void showsTheLineTheCaretAndTheHint() {
    problems.error(
        SpecCode.UNKNOWN_KEY,
        new Source("models/a.yaml", "kind: unet\r\n  grups: 32\r\n").at(2, 3),
        "grups",
        "unknown key `grups`",
        "did you mean `groups`?");

    assertThat(print())
        .isEqualTo(
            """
            models/a.yaml:2:3: error SPEC010: unknown key `grups`
                grups: 32
                ^
              did you mean `groups`?
            1 problem
            """);
  }

  @Test
  void warningsAloneAreCountedAsWarnings() {
    warn(1);
    assertThat(print()).endsWith("\n1 warning\n");
    warn(2);
    assertThat(print()).endsWith("\n2 warnings\n");
    add("c", 1, "");
    assertThat(print()).endsWith("\n3 problems\n");
  }

  private void warn(int line) {
    SourceLocation here = new Source("a.yaml", "").at(line, 1);
    problems.add(new Problem(Severity.WARNING, SpecCode.SYNTAX, here, "", "a", ""));
  }

  @Test
  void sortsByLocationAndKeepsFilesTogether() {
    Source first = new Source("first.yaml", "");
    Source second = new Source("second.yaml", "");
    problems.error(SpecCode.SYNTAX, first.at(2, 7), "", "c");
    problems.error(SpecCode.SYNTAX, second.at(1, 1), "", "d");
    problems.error(SpecCode.SYNTAX, first.at(2, 5), "", "b");
    problems.error(SpecCode.SYNTAX, first.at(1, 9), "", "a");

    assertThat(print())
        .isEqualTo(
            """
            first.yaml:1:9: error SPEC006: a
            first.yaml:2:5: error SPEC006: b
            first.yaml:2:7: error SPEC006: c
            second.yaml:1:1: error SPEC006: d
            4 problems
            """);
  }

  @Test
  void theCaretIsUnderTheColumnAfterTabsAndWideText() {
    add("a:\t\tb", 5, "");
    add("名前: \uD83D\uDE00 e\u0301 x", 10, "");

    assertThat(print().lines())
        .containsSubsequence("  a:\t\tb", "    \t\t^")
        .containsSubsequence("  名前: \uD83D\uDE00 e\u0301 x", "  " + " ".repeat(11) + "^");
  }

  @Test
  void aLongLineIsCutAroundTheColumn() {
    add("x".repeat(500) + "HERE" + "y".repeat(500), 501, "");

    List<String> lines = print().lines().toList();
    assertThat(lines.get(1)).isEqualTo("  …" + "x".repeat(60) + "HERE" + "y".repeat(35) + "…");
    assertThat(lines.get(2)).isEqualTo("  " + " ".repeat(61) + "^");
  }

  @Test
  void theCaretMayBePastTheEndOfTheLine() {
    add("name:", 6, "");
    add("z".repeat(200), 201, "");

    assertThat(print().lines()).containsSubsequence("  name:", "       ^");
    assertThat(print().lines())
        .containsSubsequence("  …" + "z".repeat(60), "  " + " ".repeat(61) + "^");
  }

  @Test
  void aMissingLineIsNotShown() {
    problems.error(SpecCode.NOT_READABLE, new Source("a.yaml", "").at(1, 1), "", "not there");

    assertThat(print()).isEqualTo("a.yaml:1:1: error SPEC001: not there\n1 problem\n");
  }

  @Test
  void controlCharactersAreNotPrinted() {
    add("name: \u001B[2J\u202Ex", 1, "\u001B[31mred");

    assertThat(print())
        .doesNotContain("\u001B", "\u202E")
        .contains("\n  \\x1b[31mred")
        .contains("  name: \\x1b[2J\\u202ex\n");
  }

  @Test
  void saysHowManyWereDropped() {
    add("a", 1, "");

    assertThat(new ProblemPrinter(false).print(problems.all(), 7))
        .endsWith("8 problems, 1 of them shown\n");
    assertThat(new ProblemPrinter(false).print(List.of(), 0)).isEmpty();
  }

  @Test
  void coloursOnlyWhenAsked() {
    add("a", 1, "");

    assertThat(print()).doesNotContain("\u001B");
    assertThat(new ProblemPrinter(true).print(problems))
        .startsWith("\u001B[1ma.yaml:1:1:\u001B[0m \u001B[1;31merror SPEC010:\u001B[0m no\n")
        .contains("\u001B[1;31m^\u001B[0m");
  }
}
