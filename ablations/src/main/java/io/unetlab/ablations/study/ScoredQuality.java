package io.unetlab.ablations.study;

import io.unetlab.spec.source.SourceLocation;
import io.unetlab.training.recipe.Recipe;
import io.unetlab.training.score.ScoreKind;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Evidence of {@code loss} that a study measures by scoring its options, each alone on the base, on
 * the base's trained weights.
 *
 * @param weights may be missing, as in the copy of a store
 * @param recipeHash of the recipe as it is written, the same in a copy
 */
public record ScoredQuality(
    ScoreKind kind, Path weights, Recipe recipe, String recipeHash, SourceLocation location) {

  public ScoredQuality {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(weights, "weights");
    Objects.requireNonNull(recipe, "recipe");
    Objects.requireNonNull(recipeHash, "recipeHash");
    Objects.requireNonNull(location, "location");
  }
}
