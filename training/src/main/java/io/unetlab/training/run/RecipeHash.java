package io.unetlab.training.run;

import io.unetlab.builders.cache.Sha256;
import io.unetlab.profiler.process.RecordJson;
import io.unetlab.training.recipe.Recipe;
import io.unetlab.training.recipe.TrainingPlan;
import java.util.List;

/**
 * The hash of all that trained weights depend on in a recipe: neither its name, nor its seeds, how
 * often it writes checkpoints or how it judges. So a changed evaluation trains nothing again.
 */
final class RecipeHash {

  private RecipeHash() {}

  static String of(Recipe recipe) {
    TrainingPlan plan = recipe.training();
    return Sha256.of(
        RecordJson.write(
            List.of(
                recipe.data(),
                recipe.latent(),
                recipe.text(),
                recipe.diffusion(),
                plan.length(),
                plan.batch(),
                plan.optimizer(),
                plan.learningRate(),
                plan.textDropout())));
  }
}
