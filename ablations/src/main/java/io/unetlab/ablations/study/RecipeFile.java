package io.unetlab.ablations.study;

import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.yaml.MapNode;
import io.unetlab.spec.yaml.YamlReader;
import io.unetlab.training.recipe.Recipe;
import io.unetlab.training.recipe.RecipeLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A recipe as a study names it.
 *
 * @param hash of all that a training's result depends on, as it is written: neither names, nor
 *     seeds, how often checkpoints are written, or the device. Paths are hashed as written, so that
 *     the copy in a store has the same hash
 */
record RecipeFile(Recipe recipe, String hash) {

  private static final List<String> NAMES = List.of("name", "title");
  private static final String TRAINING = "training";
  private static final List<String> OF_RUN = List.of("seeds", "checkpoint", "device");

  RecipeFile {
    Objects.requireNonNull(recipe, "recipe");
    Objects.requireNonNull(hash, "hash");
  }

  /**
   * Reads a recipe; empty when an error was added. A file that it names may be missing, as in the
   * copy of a store: that matters when networks are trained.
   */
  static Optional<RecipeFile> read(Path file, Problems problems) {
    return RecipeLoader.read(file, SpecPatch.EMPTY, problems)
        .map(recipe -> new RecipeFile(recipe, hash(file)));
  }

  private static String hash(Path file) {
    return YamlReader.read(file, new Problems())
        .map(it -> it instanceof MapNode map ? StudyHash.of(parts(map)) : "")
        .orElse("");
  }

  private static List<MapNode> parts(MapNode recipe) {
    List<MapNode> parts = new ArrayList<>();
    parts.add(without(without(recipe, NAMES), List.of(TRAINING)));
    recipe
        .get(TRAINING)
        .ifPresent(it -> parts.add(it instanceof MapNode map ? without(map, OF_RUN) : recipe));
    return parts;
  }

  private static MapNode without(MapNode map, List<String> keys) {
    MapNode left = map;
    for (String key : keys) {
      left = left.without(key);
    }
    return left;
  }
}
