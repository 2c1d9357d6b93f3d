package io.unetlab.ablations.exec;

import io.unetlab.ablations.task.Evaluator;
import io.unetlab.ablations.task.Work;
import io.unetlab.ablations.task.WorkPlace;
import io.unetlab.ablations.trial.TargetKey;
import io.unetlab.builders.weights.WeightStore;
import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Source;
import io.unetlab.training.recipe.Recipe;
import io.unetlab.training.recipe.RecipeFiles;
import io.unetlab.training.run.TrainedWeights;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Scoring elsewhere needs the base with its weights, and the recipe's pictures.
 *
 * @param name of the base
 * @param base canonical YAML
 * @param scored of both, so that keys are the same without reading the files again
 */
record ScoreWork(String name, String base, Path weights, Recipe recipe, TargetKey scored)
    implements Work {

  @Override
  public List<Path> files() {
    List<Path> files = new ArrayList<>(RecipeFiles.of(recipe));
    TrainedWeights.files(weights).forEach(it -> files.addAll(WeightStore.files(it)));
    return files;
  }

  @Override
  public Evaluator open(WorkPlace place) {
    return new ScoreEvaluator(
        SpecLoader.load(new Source(name, base), Path.of(""), SpecPatch.EMPTY),
        place.local(weights),
        RecipeFiles.moved(recipe, place::local),
        scored);
  }
}
