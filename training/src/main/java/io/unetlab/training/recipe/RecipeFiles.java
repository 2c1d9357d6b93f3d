package io.unetlab.training.recipe;

import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.Source;
import io.unetlab.spec.yaml.YamlText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** The files that a recipe names, for a machine that has them in other places. */
public final class RecipeFiles {

  private RecipeFiles() {}

  /**
   * All files and directories that training and judging by a recipe read, sorted: those that it
   * names, what a network extends, and files of weights in parts.
   *
   * @throws UncheckedIOException if a directory cannot be read
   */
  public static List<Path> of(Recipe recipe) {
    Set<Path> all = new TreeSet<>();
    new RecipeWriter(new Collecting(all)).recipe(recipe);
    return List.copyOf(all);
  }

  /**
   * The same recipe with its files in other places.
   *
   * @param place where a file or directory is that has been at an absolute path
   * @throws io.unetlab.spec.source.SpecException if a file is not there
   */
  public static Recipe moved(Recipe recipe, UnaryOperator<Path> place) {
    String text = YamlText.document(new RecipeWriter(new Moving(place)).recipe(recipe));
    Problems problems = new Problems();
    Source source = new Source(recipe.name(), text);
    Recipe moved = RecipeLoader.load(source, Path.of(""), SpecPatch.EMPTY, problems).orElse(recipe);
    problems.throwIfErrors();
    return moved;
  }

  /** Notes what a writer asks for. */
  private record Collecting(Set<Path> all) implements NamedFiles {

    @Override
    public String network(Path file) {
      all.addAll(SpecLoader.files(file));
      return "";
    }

    @Override
    public String content(Path place) {
      try {
        all.addAll(WholeContent.of(place));
        return "";
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + place, e);
      }
    }
  }

  /** Writes the other places. */
  private record Moving(UnaryOperator<Path> place) implements NamedFiles {

    @Override
    public String network(Path file) {
      return content(file);
    }

    @Override
    public String content(Path file) {
      return PATHS.content(place.apply(file.toAbsolutePath().normalize()));
    }
  }
}
