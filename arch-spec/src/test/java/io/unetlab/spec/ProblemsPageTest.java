package io.unetlab.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.spec.rule.SpecRule;
import io.unetlab.spec.rule.SpecRules;
import io.unetlab.spec.source.SpecCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/problems.md} lists every code of the language, and every rule with an example. */
class ProblemsPageTest {

  private static final Path PAGE = Path.of("../docs/problems.md");
  private static final Path RULES = Path.of("src/test/resources/rules");
  private static final String BEGIN = "<!-- generated: SPEC -->\n";
  private static final String END = "<!-- end: SPEC -->\n";

  @Test
  void thePageListsEveryCode() throws IOException {
    String page = Files.readString(PAGE);
    int begin = page.indexOf(BEGIN) + BEGIN.length();
    int end = page.indexOf(END);
    if (Boolean.getBoolean("update")) {
      Files.writeString(PAGE, page.substring(0, begin) + tables() + page.substring(end));
      return;
    }

    assertThat(page.substring(begin, end))
        .as("to renew it: ./mvnw -pl arch-spec test -Dtest=ProblemsPageTest -Dupdate=true")
        .isEqualTo(tables());
  }

  @Test
  void noIdStandsForTwoCodes() {
    assertThat(SpecCode.values())
        .extracting(SpecCode::id)
        .doesNotHaveDuplicates()
        .allMatch(id -> Pattern.matches("SPEC[0-9]{3}", id));
  }

  private static String tables() throws IOException {
    List<SpecCode> ofRules = SpecRules.all().stream().map(SpecRule::code).toList();
    StringBuilder out = new StringBuilder("\n| code | what is wrong |\n|---|---|\n");
    Arrays.stream(SpecCode.values())
        .filter(code -> !ofRules.contains(code))
        .forEach(code -> out.append(row(code.id(), code.meaning())));
    out.append("\n### Rules\n\nA network that breaks one of these cannot be built.\n\n");
    out.append("| code | what is wrong | for example |\n|---|---|---|\n");
    for (SpecRule rule : byId()) {
      out.append(row(rule.code().id(), rule.code().meaning(), example(rule.code())));
    }
    return out.append('\n').toString();
  }

  private static List<SpecRule> byId() {
    return SpecRules.all().stream().sorted(Comparator.comparing(rule -> rule.code().id())).toList();
  }

  // The first message of the rule's first fixture.
  private static String example(SpecCode code) throws IOException {
    try (Stream<Path> files = Files.list(RULES)) {
      Path first =
          files
              .filter(file -> file.getFileName().toString().startsWith(code.id() + "-"))
              .filter(file -> file.toString().endsWith(".expected"))
              .sorted()
              .findFirst()
              .orElseThrow();
      String summary = Files.readAllLines(first).get(0);
      String mark = " error " + code.id() + ": ";
      return summary.substring(summary.indexOf(mark) + mark.length());
    }
  }

  private static String row(String... cells) {
    return Arrays.stream(cells)
        .map(cell -> cell.replace("|", "\\|"))
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }
}
