package io.unetlab.training.run;

import io.unetlab.builders.graph.TensorShape;
import io.unetlab.training.data.Example;
import io.unetlab.training.measure.Judgement;
import io.unetlab.training.measure.LossTable;
import io.unetlab.training.measure.Score;
import io.unetlab.training.recipe.Measure;
import io.unetlab.training.recipe.Recipe;
import io.unetlab.training.recipe.RecipeHash;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A judgement as a report keeps it.
 *
 * @param recipeHash of all that the measures depend on besides the weights
 * @param pictureShape of each picture, 1 x 3 x H x W
 * @param cpuSeconds of processor time that the judging took
 */
public record Judged(
    String recipeHash,
    Map<Measure, Score> scores,
    Optional<LossTable> losses,
    Map<String, Double> details,
    List<Example> pictures,
    List<Long> pictureShape,
    List<String> notes,
    double cpuSeconds) {

  public Judged {
    Objects.requireNonNull(recipeHash, "recipeHash");
    scores = Map.copyOf(scores);
    Objects.requireNonNull(losses, "losses");
    details = Map.copyOf(details);
    pictures = List.copyOf(pictures);
    pictureShape = List.copyOf(pictureShape);
    notes = List.copyOf(notes);
  }

  static Judged of(Judgement judgement, Recipe recipe, double cpuSeconds) {
    return new Judged(
        RecipeHash.judging(recipe),
        judgement.scores(),
        judgement.losses(),
        judgement.details(),
        judgement.pictures(),
        Arrays.stream(judgement.pictureShape().toArray()).boxed().toList(),
        judgement.notes(),
        cpuSeconds);
  }

  /** Whether this is what judging by a recipe would give. */
  boolean isBy(Recipe recipe) {
    return recipeHash.equals(RecipeHash.judging(recipe));
  }

  /** The judgement itself. */
  public Judgement judgement() {
    long[] dims = pictureShape.stream().mapToLong(Long::longValue).toArray();
    return new Judgement(scores, losses, details, pictures, TensorShape.of(dims), notes);
  }
}
