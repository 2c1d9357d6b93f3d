package io.unetlab.training.recipe;

import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Nearest;
import io.unetlab.spec.source.Problem;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.Severity;
import io.unetlab.spec.source.Source;
import io.unetlab.spec.source.SpecCode;
import io.unetlab.spec.source.SpecException;
import io.unetlab.spec.yaml.DocumentKind;
import io.unetlab.spec.yaml.MapNode;
import io.unetlab.spec.yaml.ScalarNode;
import io.unetlab.spec.yaml.TextFile;
import io.unetlab.spec.yaml.YamlNode;
import io.unetlab.spec.yaml.YamlReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * From YAML to a recipe: read, patch, parse, check. {@link #load} is for use, and the files that
 * the recipe names must exist; {@link #read} is for reading alone, as an editor does, and a missing
 * file is a warning.
 */
public final class RecipeLoader {

  private RecipeLoader() {}

  /**
   * Loads a recipe to train or judge by.
   *
   * @throws SpecException with all problems
   */
  public static Recipe load(Path file) {
    return load(file, SpecPatch.EMPTY);
  }

  /**
   * Loads a recipe to train or judge by, changed by a patch.
   *
   * @throws SpecException with all problems
   */
  public static Recipe load(Path file, SpecPatch patch) {
    Problems problems = new Problems();
    Optional<Recipe> recipe = load(file, patch, problems);
    problems.throwIfErrors();
    return recipe.orElseThrow(() -> new IllegalStateException("no recipe, and no problem either"));
  }

  /** Loads a recipe to train or judge by; empty when an error was added. */
  public static Optional<Recipe> load(Path file, SpecPatch patch, Problems problems) {
    Problems own = new Problems();
    Optional<Recipe> recipe =
        TextFile.read(file, own).flatMap(text -> read(text, directory(file), patch, own));
    return demanding(recipe, own, problems);
  }

  /**
   * Loads a recipe from a text to train or judge by; empty when an error was added.
   *
   * @param directory that the text's files are relative to
   */
  public static Optional<Recipe> load(
      Source source, Path directory, SpecPatch patch, Problems problems) {
    Problems own = new Problems();
    return demanding(read(source, directory, patch, own), own, problems);
  }

  /** Reads a file; a file that it names may be missing. Empty when an error was added. */
  public static Optional<Recipe> read(Path file, SpecPatch patch, Problems problems) {
    return TextFile.read(file, problems)
        .flatMap(text -> read(text, directory(file), patch, problems));
  }

  /**
   * Reads a text; a file that it names may be missing. Empty when an error was added.
   *
   * @param directory that the text's files are relative to
   */
  public static Optional<Recipe> read(
      Source source, Path directory, SpecPatch patch, Problems problems) {
    Problems own = new Problems();
    Optional<Recipe> recipe =
        YamlReader.read(source.in(directory), own)
            .flatMap(node -> map(node, own))
            .map(map -> patch.apply(map, own))
            .flatMap(map -> RecipeReader.read(map, own));
    problems.addAll(own);
    return recipe;
  }

  /** Whether a document declares itself to be a recipe. */
  public static boolean isRecipe(YamlNode document) {
    return DocumentKind.is(RecipeParser.RECIPE_KIND, document);
  }

  private static Path directory(Path file) {
    return Optional.ofNullable(file.getParent()).orElse(Path.of(""));
  }

  private static Optional<Recipe> demanding(
      Optional<Recipe> recipe, Problems own, Problems problems) {
    boolean missing = false;
    for (Problem problem : own.all()) {
      boolean file = problem.code() == RecipeCode.FILE_MISSING;
      missing |= file;
      problems.add(file ? error(problem) : problem);
    }
    return missing ? Optional.empty() : recipe;
  }

  private static Problem error(Problem warning) {
    return new Problem(
        Severity.ERROR,
        warning.code(),
        warning.location(),
        warning.path(),
        warning.message(),
        warning.hint());
  }

  // Otherwise a file of another kind would report many unknown keys.
  private static Optional<MapNode> map(YamlNode document, Problems problems) {
    Optional<ScalarNode> kind = DocumentKind.of(document);
    if (kind.isPresent() && !isRecipe(document)) {
      String nearest = Nearest.hint(kind.get().text(), List.of(RecipeParser.RECIPE_KIND));
      problems.error(
          SpecCode.WRONG_KIND,
          kind.get().location(),
          DocumentKind.KEY,
          "expected a recipe, found a file of kind " + kind.get().describe(),
          nearest.isEmpty() ? "examples/recipes has some to start from" : nearest);
      return Optional.empty();
    }
    if (document instanceof MapNode map) {
      return Optional.of(map);
    }
    String message = "expected a recipe (a map), found " + document.describe();
    problems.error(SpecCode.WRONG_TYPE, document.location(), "", message);
    return Optional.empty();
  }
}
