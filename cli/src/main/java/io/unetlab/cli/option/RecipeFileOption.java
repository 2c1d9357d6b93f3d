package io.unetlab.cli.option;

import io.unetlab.cli.output.UserException;
import io.unetlab.training.recipe.DataSource;
import io.unetlab.training.recipe.Recipe;
import io.unetlab.training.recipe.RecipeLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The recipe that networks are trained and judged by, and on which pictures. */
public final class RecipeFileOption {

  @Option(
      names = "--recipe",
      paramLabel = "RECIPE",
      required = true,
      description = "A recipe's file; `unetlab new recipe` writes one.")
  private Path file;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The pictures of this directory instead of the recipe's data.")
  private @Nullable Path data;

  /** The recipe's file. */
  public Path file() {
    return file;
  }

  /** The recipe with its data; throws with everything that is wrong with it. */
  public Recipe load() {
    Recipe recipe = RecipeLoader.load(file);
    return data == null ? recipe : recipe.withData(folder(data, recipe.data()));
  }

  private static DataSource folder(Path directory, DataSource replaced) {
    if (!Files.isDirectory(directory)) {
      throw new UserException(
          "--data: expected a directory of pictures, found no directory " + directory);
    }
    return new DataSource.Folder(directory, replaced.size(), replaced.heldOut());
  }
}
