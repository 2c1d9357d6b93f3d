package io.unetlab.spec.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unetlab.spec.source.Problem;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.Source;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpecPathTest {

  @Test
  void readsKeysAndItems() {
    assertThat(SpecPath.of("levels[1].up.heads[-2][*]").segments())
        .isEqualTo(
            List.of(
                new SpecPath.Key("levels"),
                new SpecPath.Index(1),
                new SpecPath.Key("up"),
                new SpecPath.Key("heads"),
                new SpecPath.Index(-2),
                new SpecPath.All()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "middle",
        "levels[*]",
        "levels[-1]",
        "levels[1].transformer.self_attention",
        "a-b[0][0]"
      })
  void printsWhatItRead(String text) {
    assertThat(SpecPath.of(text)).hasToString(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''             | 1  | expected a path such as `levels[0].transformers`",
        ".a             | 1  | expected a key in a path, found `.a`",
        "[0]            | 1  | expected a key in a path, found `[0]`",
        "a.             | 3  | expected a key in a path, found its end",
        "a..b           | 3  | expected a key in a path, found `.b`",
        "levels[one].a  | 7  | expected `[0]`, `[-1]` or `[*]` in a path, found `[one].a`",
        "levels[0       | 7  | expected `[0]`, `[-1]` or `[*]` in a path, found `[0`",
        "levels[-0]     | 7  | expected `[0]`, `[-1]` or `[*]` in a path, found `[-0]`",
        "levels[01]     | 7  | expected `[0]`, `[-1]` or `[*]` in a path, found `[01]`",
        "levels[9999999]| 7  | expected `[0]`, `[-1]` or `[*]` in a path, found `[9999999]`",
        "levels[0]up    | 10 | expected `.` or `[` in a path, found `up`",
        "lévels         | 2  | expected `.` or `[` in a path, found `évels`"
      })
  void reportsWhatIsWrongAndWhere(String text, int column, String message) {
    Problems problems = new Problems();

    assertThat(SpecPath.parse(text, new Source("--set", text).at(1, 1), problems)).isEmpty();
    assertThat(problems.all())
        .extracting(Problem::summary)
        .containsExactly("--set:1:" + column + ": error SPEC017: " + message);
  }

  @Test
  void anInvalidPathInAProgramThrows() {
    assertThatThrownBy(() -> SpecPath.of("a b"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("`a b` is not a path: expected `.` or `[` in a path, found ` b`");
    assertThatThrownBy(() -> SpecPath.of("a" + ".a".repeat(64)))
        .hasMessageEndingWith("the path is deeper than 64");
  }

  @Test
  void everyPathMatchesTheSchemasPattern() {
    assertThat("levels[-1].up[*].a-b[10]").matches(PathParser.SCHEMA_PATTERN);
    assertThat("levels[01]").doesNotMatch(PathParser.SCHEMA_PATTERN);
  }
}
