package io.unetlab.spec.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.spec.NetworkKinds;
import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each file in {@code rules/} yields exactly the expected problems. */
class SpecRulesTest {

  private static final Path FIXTURES = Path.of("src/test/resources/rules");

  static List<Path> fixtures() throws IOException {
    try (Stream<Path> files = Files.list(FIXTURES)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void findsExactlyTheExpectedProblems(Path file) throws IOException {
    Path expected = Path.of(file.toString().replaceAll("\\.yaml$", ".expected"));

    assertThat(problems(file)).isEqualTo(Files.readString(expected));
  }

  @Test
  void everyRuleHasAFixture() throws IOException {
    List<String> names = fixtures().stream().map(file -> file.getFileName().toString()).toList();

    assertThat(SpecRules.all())
        .allSatisfy(
            rule -> assertThat(names).anyMatch(name -> name.startsWith(rule.code().id() + "-")));
  }

  @Test
  void everyRuleOfAKindHasItsOwnCode() {
    assertThat(NetworkKinds.all())
        .allSatisfy(
            kind -> assertThat(kind.rules()).extracting(SpecRule::code).doesNotHaveDuplicates());
  }

  @Test
  void everyRuleHasASentence() {
    assertThat(SpecRules.all()).extracting(SpecRule::sentence).allMatch(it -> it.endsWith("."));
  }

  private static String problems(Path file) throws IOException {
    Problems problems = new Problems();
    Source source = new Source(file.getFileName().toString(), Files.readString(file));
    SpecLoader.load(source, FIXTURES, SpecPatch.EMPTY, problems);
    return problems.all().stream()
        .map(problem -> problem.summary() + "\n")
        .collect(Collectors.joining());
  }
}
