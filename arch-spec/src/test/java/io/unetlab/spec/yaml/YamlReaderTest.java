package io.unetlab.spec.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.spec.source.Problem;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Valid YAML; invalid files are in {@code bad/}. */
class YamlReaderTest {

  private final Problems problems = new Problems();

  /** Each node with its line and column, on one line. */
  private static String shown(YamlNode node) {
    String at = "@" + node.location().line() + ":" + node.location().column();
    if (node instanceof MapNode map) {
      return map.entries().stream()
          .map(entry -> shown(entry.key()) + ": " + shown(entry.value()))
          .collect(Collectors.joining(", ", "{", "}" + at));
    }
    if (node instanceof ListNode list) {
      return list.items().stream()
          .map(YamlReaderTest::shown)
          .collect(Collectors.joining(", ", "[", "]" + at));
    }
    ScalarNode scalar = (ScalarNode) node;
    return (scalar.quoted() ? "'" + scalar.text() + "'" : scalar.text()) + at;
  }

  private String read(String text) {
    Optional<YamlNode> node = YamlReader.read(new Source("a.yaml", text), problems);
    assertThat(problems.all()).isEmpty();
    return shown(node.orElseThrow());
  }

  @Test
  void everyNodeHasItsLocation() {
    assertThat(read("# comment\nlevels:\n  - {channels: 320}\n  - 'x'\nmiddle:\n"))
        .isEqualTo(
            "{levels@2:1: [{channels@3:6: 320@3:16}@3:5, 'x'@4:5]@3:3, middle@5:1: @5:8}@2:1");
  }

  @Test
  void columnsCountCodePoints() {
    assertThat(read("{\uD83D\uDE00: é, b: c}"))
        .isEqualTo("{\uD83D\uDE00@1:2: é@1:5, b@1:8: c@1:11}@1:1");
  }

  @Test
  void everyLineEndingIsRecognised() {
    assertThat(read("a: 1\r\nb: 2\rc: 3\n"))
        .isEqualTo("{a@1:1: 1@1:4, b@2:1: 2@2:4, c@3:1: 3@3:4}@1:1");
  }

  @Test
  void anAliasIsTheNodeItNames() {
    assertThat(read("a: &x [1]\nb: *x\nc: 3\n"))
        .isEqualTo("{a@1:1: [1@1:8]@1:4, b@2:1: [1@1:8]@1:4, c@3:1: 3@3:4}@1:1");
    assertThat(read("[&x 1, &x 2, *x]")).isEqualTo("[1@1:2, 2@1:8, 2@1:8]@1:1");
  }

  @Test
  void aByteOrderMarkIsNotText(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("mark.yaml"), "\uFEFFa: b");

    Optional<YamlNode> node = YamlReader.read(file, problems);

    assertThat(node.map(YamlReaderTest::shown)).contains("{a@1:1: b@1:4}@1:1");
    assertThat(read("\uFEFFa: b")).isEqualTo("{a@1:1: b@1:4}@1:1");
  }

  @Test
  void nullIsAValueOnlyInReadValue() {
    Source source = new Source("--set", "a=~");

    assertThat(YamlReader.readValue(source, 2, problems).map(YamlReaderTest::shown))
        .contains("~@1:3");
    assertThat(YamlReader.read(new Source("a.yaml", "~"), problems)).isEmpty();
    assertThat(problems.all())
        .extracting(Problem::summary)
        .containsExactly("a.yaml:1:1: error SPEC004: the file holds no document");
  }

  @Test
  void engineErrorsAreTranslated() {
    String[] texts = {
      "a: \"\\u12\"",
      "!<foo x",
      "a: &",
      "%YAML 1",
      "%TAG ! x",
      "a: |9x\n b",
      "a: %x",
      "a: !x!y z",
      "a: }",
      "[a, b",
      "a: 'b' c",
      "- a\nb: c",
      "\"a\n---\n\"",
      "a: \uD83D",
      "&a\n&b c",
      "a: \"\\UFFFFFFFF\"",
      "!!%zz x",
      "%YAML 99999999999.1\n--- a",
      "%",
      "*",
      "&a *a",
      "? - ? -\n:",
      "{a: 1\nb: 2}",
      "[a\n---\nb]",
      "a: >\n\t\n\tb",
      "a: 'x\n...\n'"
    };
    for (String text : texts) {
      Problems own = new Problems();
      YamlReader.read(new Source("a.yaml", text), own);
      assertThat(own.all())
          .as(text)
          .allSatisfy(
              problem -> {
                assertThat(problem.message())
                    .doesNotContain("found character", "<", "token", "block");
                assertThat(problem.location().source().name()).isEqualTo("a.yaml");
              });
      assertThat(own.hasErrors()).as(text).isTrue();
    }
  }
}
