package io.unetlab.ablations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.unetlab.ablations.study.StudyLoader;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Problem;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each study of {@code bad/} gives exactly the problems beside it. */
class BadStudyTest {

  private static final Path FIXTURES = Path.of("src/test/resources/bad");
  // Ends a test that hangs; it says nothing about speed.
  private static final Duration HANG = Duration.ofMinutes(1);

  static List<Path> fixtures() throws IOException {
    try (Stream<Path> files = Files.list(FIXTURES)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void givesExactlyTheProblemsBesideTheFile(Path file) throws IOException {
    Path expected = Path.of(file.toString().replaceAll("\\.yaml$", ".expected"));

    assertThat(problems(file)).isEqualTo(Files.readString(expected));
  }

  @Test
  void everyCodeHasAFixture() throws IOException {
    StringBuilder expected = new StringBuilder();
    for (Path file : fixtures()) {
      expected.append(Files.readString(Path.of(file.toString().replace(".yaml", ".expected"))));
    }

    Set<String> shown =
        Arrays.stream(StudyCode.values())
            .map(StudyCode::id)
            .filter(id -> expected.indexOf(" " + id + ": ") >= 0)
            .collect(Collectors.toSet());
    assertThat(shown)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(StudyCode.values()).map(StudyCode::id).toList());
  }

  @Test
  void aStudyWithoutOneOfItsLinesEndsInAStudyOrInProblems() {
    String text = Studies.text("choice");
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      List<String> rest = new ArrayList<>(lines);
      rest.remove(i);
      Problems whole = new Problems();
      Problems cut = new Problems();

      boolean isStudy = load(String.join("\n", rest), whole);
      boolean isCutStudy = load(String.join("\n", lines.subList(0, i)), cut);

      assertThat(isStudy).as("without line %d", i + 1).isEqualTo(!whole.hasErrors());
      assertThat(isCutStudy).as("the first %d lines", i).isEqualTo(!cut.hasErrors());
    }
  }

  @Test
  void aStudyOfManySlipsEnds() {
    String options =
        IntStream.range(0, 900)
            .mapToObj(i -> "  - {name: o" + i + ", set: {grups: " + i + "}}\n")
            .collect(Collectors.joining());
    String factors =
        IntStream.range(0, 8)
            .mapToObj(i -> "- name: f" + i + "\n  options:\n" + options)
            .collect(Collectors.joining());
    String text =
        "kind: study\nname: x\nbase: tiny.yaml\nfactors:\n"
            + factors
            + "design: {one_at_a_time: all}\nselect: {minimize: macs}\n";
    Problems problems = new Problems();

    assertTimeoutPreemptively(HANG, () -> assertThat(load(text, problems)).isFalse());
    assertThat(problems.all()).hasSize(Problems.LIMIT);
  }

  private static boolean load(String text, Problems problems) {
    Source source = new Source("study.yaml", text);
    return StudyLoader.load(source, Studies.DIRECTORY, SpecPatch.EMPTY, problems).isPresent();
  }

  private static String problems(Path file) {
    Problems problems = new Problems();
    assertTimeoutPreemptively(
        HANG,
        () ->
            assertThat(StudyLoader.load(file, SpecPatch.EMPTY, problems).isEmpty())
                .as("only errors are in the way of a study")
                .isEqualTo(problems.hasErrors()));
    return problems.all().stream()
        .map(Problem::summary)
        .map(line -> line.replace(file.getParent() + "/", "") + "\n")
        .collect(Collectors.joining());
  }
}
