package io.unetlab.spec.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.spec.source.Problem;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.Source;
import io.unetlab.spec.yaml.ListNode;
import io.unetlab.spec.yaml.MapNode;
import io.unetlab.spec.yaml.ScalarNode;
import io.unetlab.spec.yaml.YamlNode;
import io.unetlab.spec.yaml.YamlReader;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpecPatchTest {

  private static final String BASE =
      "{name: x, text: none, transformer: {heads: 8}, levels: [{c: 1}, {c: 2, d: [3, 4]}]}";

  private final Problems problems = new Problems();
  private final MapNode base = read(BASE);

  private MapNode read(String text) {
    return (MapNode) YamlReader.read(new Source("base.yaml", text), problems).orElseThrow();
  }

  private static String shown(YamlNode node) {
    if (node instanceof MapNode map) {
      return map.entries().stream()
          .map(entry -> entry.key().text() + ": " + shown(entry.value()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (node instanceof ListNode list) {
      return list.items().stream()
          .map(SpecPatchTest::shown)
          .collect(Collectors.joining(", ", "[", "]"));
    }
    return ((ScalarNode) node).text();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "levels[0].c=9             | c: 1    | c: 9",
        "levels[-1].d[0]=9         | [3, 4]  | [9, 4]",
        "levels[1].d=[]            | [3, 4]  | []",
        "levels[1].d = 5           | [3, 4]  | 5",
        "name={a: 1, b: [2]}       | name: x | name: {a: 1, b: [2]}",
        "name='a=b'                | name: x | name: a=b",
        "text.a=~                  | x       | x",
        "levels[0].up.a.b=9        | {c: 1}  | {c: 1, up: {a: {b: 9}}}",
        "levels[0].up.a=~          | {c: 1}  | {c: 1}",
        "levels[0].c=~             | {c: 1}  | {}",
        "levels[0].c=null          | {c: 1}  | {}",
        "transformer.head_width=64 | heads: 8| head_width: 64",
        "transformer.heads=4       | heads: 8| heads: 4"
      })
  void setsWhatThePathPointsAt(String assignment, String from, String to) {
    MapNode changed = SpecPatch.parse(assignment, problems).apply(base, problems);

    if (!assignment.startsWith("text.a")) {
      assertThat(problems.all()).isEmpty();
    }
    assertThat(shown(changed)).isEqualTo(BASE.replace(from, to));
    assertThat(shown(base)).isEqualTo(BASE);
  }

  @Test
  void setsAllItems() {
    MapNode changed = SpecPatch.parse("levels[*].c=7", problems).apply(base, problems);

    assertThat(shown(changed)).contains("[{c: 7}, {c: 7, d: [3, 4]}]");
  }

  @Test
  void appliesInOrder() {
    SpecPatch patch =
        SpecPatch.of(read("levels[0]: {}\n'levels[0].c': 5\nname: a\n"), problems)
            .andThen(SpecPatch.parse("name=b", problems));

    assertThat(shown(patch.apply(base, problems)))
        .isEqualTo(BASE.replace("{c: 1}", "{c: 5}").replace("name: x", "name: b"));
  }

  @Test
  void aSetValuePointsAtThePatch() {
    MapNode changed = SpecPatch.parse("levels[0].up.heads= [1]", problems).apply(base, problems);

    assertThat(Locator.locate(changed, "levels[0].up.heads")).hasToString("--set:1:21");
    assertThat(Locator.locate(changed, "levels[0].up")).hasToString("--set:1:11");
    assertThat(Locator.locate(changed, "levels[0].c")).hasToString("base.yaml:1:61");
    assertThat(Locator.locate(changed, "levels[0].up.no.such")).hasToString("--set:1:11");
    assertThat(Locator.locate(changed, "levels[7]")).hasToString("base.yaml:1:56");
    assertThat(Locator.locate(changed, "")).hasToString("base.yaml:1:1");
    assertThat(Locator.find(changed, "levels[-1].d[1]").map(SpecPatchTest::shown)).contains("4");
    assertThat(Locator.find(changed, "levels[2]")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "levels            | 1:1  | SPEC017: expected PATH=VALUE, found no `=`",
        "''                | 1:1  | SPEC017: expected PATH=VALUE, found no `=`",
        "=1                | 1:1  | SPEC017: expected a path such as `levels[0].transformers`",
        "name=             | 1:6  | SPEC006: expected a value; `~` removes the key",
        "name=[1           | 1:6  | SPEC006: `[` is never closed",
        "name=a: b: c      | 1:10 | SPEC006: a `:` is not allowed here (check the indentation, or put the text in quotes)",
        "nme[0]=1          | 1:1  | SPEC017: there is no `nme` (did you mean `name`?)",
        "levels[9].c=1     | 1:7  | SPEC017: there is no [9] in `levels`, which has items [0] to [1]",
        "levels[*].c.d=1   | 1:13 | SPEC017: `levels[*].c` is `1`, not a map",
        "levels[-1]=~      | 1:7  | SPEC017: only a key can be removed, not a list item"
      })
  void reportsWhatIsWrongAndWhere(String assignment, String place, String message) {
    MapNode changed = SpecPatch.parse(assignment, problems).apply(base, problems);

    assertThat(changed).isEqualTo(base);
    assertThat(problems.all())
        .extracting(Problem::summary)
        .containsExactly("--set:" + place + ": error " + message);
  }
}
