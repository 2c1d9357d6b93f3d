package io.unetlab.training.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Problem;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.Source;
import io.unetlab.spec.yaml.Key;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code docs/language.md} names every key of a recipe; its example and all examples are sound. */
final class RecipeDocTest {

  private static final String FENCE = "```";

  static List<Path> examples() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("../examples/recipes"))) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  @Test
  void everyKeyIsNamed() throws IOException {
    String section = section();
    List<String> names = new ArrayList<>();
    for (Key<?> key : RecipeParser.RECIPE.keys()) {
      names.add(key.name());
      addNames(key.type().schema(), names);
    }

    assertThat(names).contains("warm_up", "webdataset", "decoder_weights", "momentum");
    assertThat(names)
        .filteredOn(name -> !section.matches("(?s).*\\b" + name + "\\b.*"))
        .as("keys that the section does not name; a sampler's are those of a pipeline's")
        .containsOnly("timestep_spacing", "use_karras_sigmas", "eta");
  }

  // The keys of a schema and of all that is within it.
  private static void addNames(Object schema, List<String> names) {
    if (schema instanceof Map<?, ?> map) {
      map.forEach(
          (word, value) -> {
            if (word.equals("properties")) {
              ((Map<?, ?>) value).keySet().forEach(name -> names.add((String) name));
              ((Map<?, ?>) value).values().forEach(it -> addNames(it, names));
            } else {
              addNames(value, names);
            }
          });
    } else if (schema instanceof List<?> list) {
      list.forEach(it -> addNames(it, names));
    }
  }

  @Test
  void theExampleIsARecipe() throws IOException {
    String section = section();
    int begin = section.indexOf(FENCE + "yaml\n") + FENCE.length() + "yaml\n".length();
    String example = section.substring(begin, section.indexOf(FENCE, begin));
    Problems problems = new Problems();

    assertThat(
            RecipeLoader.read(
                new Source("example", example), Path.of(""), SpecPatch.EMPTY, problems))
        .as(problems.all().toString())
        .map(Recipe::name)
        .contains("shapes");
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyExampleIsSoundButForFilesOfTheUsers(Path file) {
    Problems problems = new Problems();

    assertThat(RecipeLoader.read(file, SpecPatch.EMPTY, problems))
        .as(problems.all().toString())
        .isPresent();
    assertThat(problems.all())
        .extracting(Problem::message)
        .allMatch(
            it ->
                it.contains("CHECKPOINT")
                    || it.contains("pictures")
                    || it.contains("pytorch-native"));
  }

  private static String section() throws IOException {
    String page = Files.readString(Path.of("../docs/language.md"));
    int begin = page.indexOf("## A recipe: `kind: recipe`");
    return page.substring(begin, page.indexOf("\n## ", begin));
  }
}
