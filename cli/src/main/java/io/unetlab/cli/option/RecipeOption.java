package io.unetlab.cli.option;

import io.unetlab.cli.output.UserException;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.training.recipe.DataSource;
import io.unetlab.training.recipe.Length;
import io.unetlab.training.recipe.Recipe;
import io.unetlab.training.recipe.RecipeLoader;
import io.unetlab.training.recipe.TrainingPlan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The recipe that networks are trained by, and changes of it. */
public final class RecipeOption {

  @Option(
      names = "--recipe",
      paramLabel = "RECIPE",
      required = true,
      description = "A recipe's file; `unetlab new recipe` writes one.")
  private Path file;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Train on the pictures of this directory instead of the recipe's data.")
  private @Nullable Path data;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      split = ",",
      description = "Seeds, separated by commas; the recipe's if left out.")
  private @Nullable List<Long> seeds;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "Number of steps; the recipe's length if left out.")
  private @Nullable Integer steps;

  /** The recipe's file. */
  public Path file() {
    return file;
  }

  /** The changed recipe; throws with everything that is wrong with it. */
  public Recipe load() {
    Recipe recipe = RecipeLoader.load(file, SpecPatch.EMPTY);
    TrainingPlan plan = recipe.training();
    if (steps != null) {
      if (steps < 1) {
        throw new UserException("--steps must be at least 1, is " + steps);
      }
      plan = plan.withLength(new Length.Steps(steps));
    }
    if (seeds != null) {
      if (new HashSet<>(seeds).size() < seeds.size()) {
        throw new UserException("--seeds names one twice");
      }
      plan = plan.withSeeds(seeds);
    }
    Recipe changed = recipe.withTraining(plan);
    return data == null ? changed : changed.withData(folder(data, recipe.data()));
  }

  private static DataSource folder(Path directory, DataSource replaced) {
    if (!Files.isDirectory(directory)) {
      throw new UserException("--data names a directory of pictures; " + directory + " is none");
    }
    return new DataSource.Folder(directory, replaced.size(), replaced.heldOut());
  }
}
