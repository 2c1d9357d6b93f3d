package io.unetlab.cli.option;

import io.unetlab.cli.output.UserException;
import io.unetlab.training.recipe.Length;
import io.unetlab.training.recipe.Recipe;
import io.unetlab.training.recipe.TrainingPlan;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The recipe that networks are trained by, and changes of it. */
public final class RecipeOption {

  @Mixin private RecipeFileOption recipe;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      split = ",",
      converter = SeedsConverter.class,
      description = "Seeds, such as 1,2,3 or 1-3; the recipe's if left out.")
  private @Nullable List<SeedsConverter.Seeds> seeds;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "Number of steps; the recipe's length if left out.")
  private @Nullable Integer steps;

  /** The recipe's file. */
  public Path file() {
    return recipe.file();
  }

  /** The changed recipe; throws with everything that is wrong with it. */
  public Recipe load() {
    Recipe written = recipe.load();
    TrainingPlan plan = written.training();
    if (steps != null) {
      if (steps < 1) {
        throw new UserException("--steps must be at least 1, is " + steps);
      }
      plan = plan.withLength(new Length.Steps(steps));
    }
    if (seeds != null) {
      List<Long> all = seeds.stream().flatMap(it -> it.all().stream()).toList();
      if (new HashSet<>(all).size() < all.size()) {
        throw new UserException("--seeds names one twice");
      }
      plan = plan.withSeeds(all);
    }
    return written.withTraining(plan);
  }
}
