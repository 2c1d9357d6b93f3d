package io.unetlab.training.data;

import io.unetlab.training.recipe.DataSource;
import io.unetlab.training.recipe.LatentForm;
import io.unetlab.training.recipe.Recipe;

/** Recipes of other data. */
final class Recipes {

  private Recipes() {}

  static Recipe of(DataSource data, LatentForm latent) {
    Recipe shapes = Recipe.shapes();
    return new Recipe(
        shapes.name(),
        shapes.title(),
        data,
        latent,
        shapes.text(),
        shapes.diffusion(),
        shapes.training(),
        shapes.evaluation(),
        shapes.oneStep(),
        shapes.distillation());
  }
}
