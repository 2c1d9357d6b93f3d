package io.unetlab.training.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Problem;
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

/** Each recipe of {@code bad/} gives exactly the problems beside it when it is to be used. */
final class BadRecipeTest {

  private static final Path FIXTURES = Path.of("src/test/resources/recipes/bad");

  static List<Path> fixtures() throws IOException {
    try (Stream<Path> files = Files.list(FIXTURES)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void givesExactlyTheProblemsBesideTheFile(Path file) throws IOException {
    if (Boolean.getBoolean("update")) {
      Files.writeString(expected(file), problems(file));
      return;
    }
    assertThat(problems(file)).isEqualTo(Files.readString(expected(file)));
  }

  @Test
  void everyCodeHasAFixture() throws IOException {
    StringBuilder all = new StringBuilder();
    for (Path file : fixtures()) {
      all.append(Files.readString(expected(file)));
    }
    assertThat(RecipeCode.values())
        .extracting(RecipeCode::id)
        .allMatch(id -> all.indexOf(" " + id + ": ") >= 0);
  }

  @Test
  void aFileWithoutSomeOfItsLinesEndsInARecipeOrInProblems() throws IOException {
    List<String> lines = Files.readAllLines(Path.of("../examples/recipes/shapes.yaml"));
    for (int i = 0; i < lines.size(); i++) {
      Problems problems = new Problems();
      Source cut = new Source("cut.yaml", String.join("\n", lines.subList(0, i)));
      boolean read = RecipeLoader.read(cut, Path.of(""), SpecPatch.EMPTY, problems).isPresent();

      assertThat(read).as("the first %d lines", i).isEqualTo(!problems.hasErrors());
    }
  }

  private static String problems(Path file) {
    Problems problems = new Problems();
    assertThat(RecipeLoader.load(file, SpecPatch.EMPTY, problems)).isEmpty();
    return problems.all().stream()
        .map(Problem::summary)
        .map(line -> line.replace(FIXTURES.toAbsolutePath() + "/", "/full/path/"))
        .map(line -> line.replace(FIXTURES + "/", "") + "\n")
        .collect(Collectors.joining());
  }

  private static Path expected(Path file) {
    return Path.of(file.toString().replaceAll("\\.yaml$", ".expected"));
  }
}
