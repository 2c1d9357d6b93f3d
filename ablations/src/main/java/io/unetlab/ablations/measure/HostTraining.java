package io.unetlab.ablations.measure;

import io.unetlab.ablations.exec.SharedCheckpoints;
import io.unetlab.ablations.exec.TrainingEvaluator;
import io.unetlab.ablations.task.Evaluator;
import io.unetlab.ablations.task.Work;
import io.unetlab.ablations.task.WorkPlace;
import io.unetlab.training.recipe.Recipe;
import io.unetlab.training.recipe.RecipeFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Training elsewhere needs the recipe with the files that it names.
 *
 * @param tool the sending program's name and version
 */
record HostTraining(Recipe recipe, String tool) implements Work {

  @Override
  public List<Path> files() {
    return RecipeFiles.of(recipe);
  }

  @Override
  public Evaluator open(WorkPlace place) {
    Optional<SharedCheckpoints> shared = place.shared().map(SharedCheckpoints::new);
    Recipe here = RecipeFiles.moved(recipe, place::local);
    return TrainingEvaluator.elsewhere(
        new HostTrainer(here, tool, new SharingWatch(shared)), shared);
  }
}
