package io.unetlab.builders.weights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/problems.md} lists every code of weights. */
class ProblemsPageTest {

  private static final Path PAGE = Path.of("../docs/problems.md");
  private static final String BEGIN = "<!-- generated: WEIGHT -->\n";
  private static final String END = "<!-- end: WEIGHT -->\n";

  @Test
  void thePageListsEveryCode() throws IOException {
    String page = Files.readString(PAGE);
    int begin = page.indexOf(BEGIN) + BEGIN.length();
    int end = page.indexOf(END);
    if (Boolean.getBoolean("update")) {
      Files.writeString(PAGE, page.substring(0, begin) + table() + page.substring(end));
      return;
    }

    assertThat(page.substring(begin, end))
        .as("to renew it: ./mvnw -pl builders test -Dtest=ProblemsPageTest -Dupdate=true")
        .isEqualTo(table());
  }

  @Test
  void noIdStandsForTwoCodes() {
    assertThat(WeightCode.values())
        .extracting(WeightCode::id)
        .doesNotHaveDuplicates()
        .allMatch(id -> Pattern.matches("WEIGHT[0-9]{3}", id));
  }

  private static String table() {
    return Arrays.stream(WeightCode.values())
        .map(code -> "| " + code.id() + " | " + code.meaning() + " |\n")
        .collect(Collectors.joining("", "\n| code | what is wrong |\n|---|---|\n", "\n"));
  }
}
