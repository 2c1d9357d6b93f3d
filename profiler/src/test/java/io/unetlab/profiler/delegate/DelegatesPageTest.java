package io.unetlab.profiler.delegate;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The tables of rules in {@code docs/delegates.md} are those of the code. */
class DelegatesPageTest {

  private static final Path PAGE = Path.of("..", "docs", "delegates.md");
  private static final Pattern MARKED =
      Pattern.compile("(?s)(<!-- generated: (\\w+) -->\n).*?(<!-- end: \\2 -->\n)");

  @Test
  void theTablesAreTheRules() throws IOException {
    String page = Files.readString(PAGE);
    String renewed =
        MARKED
            .matcher(page)
            .replaceAll(
                mark ->
                    Matcher.quoteReplacement(
                        mark.group(1) + section(mark.group(2)) + mark.group(3)));
    if (Boolean.getBoolean("update")) {
      Files.writeString(PAGE, renewed);
      return;
    }
    assertThat(page)
        .as("to renew it: ./mvnw -pl profiler -am test -Dtest=DelegatesPageTest -Dupdate=true")
        .isEqualTo(renewed);
  }

  @Test
  void everyDelegateHasATable() throws IOException {
    List<String> marks =
        MARKED.matcher(Files.readString(PAGE)).results().map(it -> it.group(2)).toList();

    assertThat(marks).containsExactlyElementsOf(Delegates.words());
  }

  private static String section(String word) {
    Delegate delegate = Delegates.of(word).orElseThrow();
    RuleBook<?> book = delegate.book();
    return "\nRead: "
        + names(book.read())
        + ".\n\nUnknown, since their conditions were not read: "
        + names(book.unread())
        + ".\n\nSource: "
        + link(book.list())
        + ", "
        + book.list().version()
        + ". "
        + delegate.note()
        + "\n\n| operators | refused if | source |\n| --- | --- | --- |\n"
        + book.rules().stream().map(DelegatesPageTest::row).collect(joining())
        + "\n";
  }

  private static String row(Rule<?> rule) {
    String operators = rule.operators().isEmpty() ? "every operator" : names(rule.operators());
    return "| " + operators + " | " + rule.condition() + " | " + link(rule.source()) + " |\n";
  }

  private static String names(Collection<String> operators) {
    return operators.stream().sorted().collect(joining(", "));
  }

  private static String link(Source source) {
    return "[" + source.text() + "](" + source.url() + ")";
  }
}
