package io.unetlab.training.run;

import io.unetlab.builders.cache.Sha256;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.training.recipe.Recipe;
import io.unetlab.training.recipe.RecipeHash;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Everything that a training's result depends on: two trainings of one identity give the same
 * weights, on one machine and one thread.
 *
 * @param name of the network; the only part that the result does not depend on
 * @param start what the weights start from: empty for the seed, else the hash of the files
 * @param objective what is minimised besides the usual loss, such as a teacher's hash; may be empty
 * @param tool this program's name and version
 */
public record TrainingIdentity(
    String name,
    String specHash,
    String recipeHash,
    long seed,
    String start,
    String objective,
    String tool) {

  private static final Map<String, String> DIFFERENCES =
      Map.of(
          "spec_hash", "another network",
          "recipe_hash", "another recipe",
          "seed", "another seed",
          "start", "other initial weights",
          "objective", "another teacher");

  public TrainingIdentity {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(specHash, "specHash");
    Objects.requireNonNull(recipeHash, "recipeHash");
    Objects.requireNonNull(start, "start");
    Objects.requireNonNull(objective, "objective");
    Objects.requireNonNull(tool, "tool");
  }

  /**
   * The identity of a training.
   *
   * @param from weights to start from, whose content counts and not their place
   * @throws TrainingException if they cannot be read
   */
  static TrainingIdentity of(
      NetworkSpec network, Recipe recipe, long seed, Optional<Path> from, String tool) {
    boolean finetuned = from.isPresent() && recipe.oneStep().isPresent();
    return new TrainingIdentity(
        network.name(),
        network.hash().hex(),
        finetuned ? RecipeHash.oneStep(recipe) : RecipeHash.training(recipe),
        seed,
        from.map(TrainedWeights::hash).orElse(""),
        "",
        tool);
  }

  TrainingIdentity withTeacher(Teacher teacher) {
    String hash = Sha256.of(teacher.spec().hash().hex() + TrainedWeights.hash(teacher.weights()));
    return new TrainingIdentity(name, specHash, recipeHash, seed, start, hash, tool);
  }

  /** The metadata of the files. */
  Map<String, String> metadata() {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("name", name);
    metadata.put("tool", tool);
    metadata.putAll(parts());
    return metadata;
  }

  /** What is different in the training that wrote a file, in words; empty if nothing is. */
  List<String> differences(Map<String, String> metadata) {
    Map<String, String> own = parts();
    return DIFFERENCES.entrySet().stream()
        .filter(
            it -> !own.getOrDefault(it.getKey(), "").equals(metadata.getOrDefault(it.getKey(), "")))
        .map(Map.Entry::getValue)
        .sorted()
        .toList();
  }

  private Map<String, String> parts() {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("spec_hash", specHash);
    parts.put("recipe_hash", recipeHash);
    parts.put("seed", Long.toString(seed));
    if (!start.isEmpty()) {
      parts.put("start", start);
    }
    if (!objective.isEmpty()) {
      parts.put("objective", objective);
    }
    return parts;
  }
}
