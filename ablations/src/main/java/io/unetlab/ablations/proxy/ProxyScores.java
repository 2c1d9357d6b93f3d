package io.unetlab.ablations.proxy;

import io.unetlab.ablations.proxy.ProxyNetworks.One;
import io.unetlab.ablations.study.WeightFiles;
import io.unetlab.builders.Networks;
import io.unetlab.builders.cache.DraftFile;
import io.unetlab.builders.cache.Sha256;
import io.unetlab.builders.djl.PyTorch;
import io.unetlab.profiler.process.RecordJson;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.training.data.Corpora;
import io.unetlab.training.data.TrainingData;
import io.unetlab.training.recipe.Recipe;
import io.unetlab.training.recipe.RecipeHash;
import io.unetlab.training.run.TrainedWeights;
import io.unetlab.training.score.ScoreKind;
import io.unetlab.training.score.Scores;
import io.unetlab.training.score.Scoring;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The scores of networks on the base's checkpoint, each kept in a file. */
final class ProxyScores {

  private final NetworkSpec base;
  private final Path weights;
  private final Recipe recipe;
  private final Path directory;

  /**
   * @param weights the base's, trained
   * @param directory where the scores are kept, by what they depend on: the weights and the recipe
   */
  ProxyScores(NetworkSpec base, Path weights, Recipe recipe, Path directory) {
    this.base = base;
    this.weights = weights;
    this.recipe = recipe;
    this.directory = directory.resolve(identity(weights, recipe));
  }

  private static String identity(Path weights, Recipe recipe) {
    String hash = WeightFiles.hash(weights).orElseThrow();
    return Sha256.of(hash + RecipeHash.judging(recipe)).substring(0, 12);
  }

  /** The values of each network, in their order. */
  List<Map<String, Double>> of(List<One> networks) {
    Map<String, Scores> scores = new LinkedHashMap<>();
    try (Lazy scoring = new Lazy()) {
      for (One network : networks) {
        add(network.spec(), scoring, scores);
        network.changes().orElse(List.of()).forEach(it -> add(it, scoring, scores));
      }
    }
    return networks.stream().map(it -> values(it, scores)).toList();
  }

  private void add(NetworkSpec network, Lazy scoring, Map<String, Scores> scores) {
    scores.computeIfAbsent(
        network.hash().hex(),
        hash -> {
          Path file = directory.resolve(hash + ".json");
          return Files.exists(file) ? read(file) : keep(scoring.of(network), file);
        });
  }

  private static Scores read(Path file) {
    try {
      return RecordJson.read(Files.readString(file), Scores.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Scores keep(Scores scores, Path file) {
    try {
      Files.createDirectories(directory);
      try (DraftFile draft = DraftFile.of(file)) {
        Files.writeString(draft.path(), RecordJson.write(scores));
        draft.finish();
      }
      return scores;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Double> values(One network, Map<String, Scores> scores) {
    Map<String, Double> values = new LinkedHashMap<>();
    List<NetworkSpec> own = List.of(network.spec());
    values.put(Proxy.OUTPUT_ERROR.column(), sum(own, scores, ScoreKind.OUTPUT_ERROR));
    values.put(Proxy.LOSS_CHANGE.column(), sum(own, scores, ScoreKind.LOSS_CHANGE));
    network
        .changes()
        .ifPresent(
            it -> {
              values.put(Proxy.OUTPUT_ERROR_SUM.column(), sum(it, scores, ScoreKind.OUTPUT_ERROR));
              values.put(Proxy.LOSS_CHANGE_SUM.column(), sum(it, scores, ScoreKind.LOSS_CHANGE));
            });
    return values;
  }

  private static double sum(
      List<NetworkSpec> networks, Map<String, Scores> scores, ScoreKind kind) {
    return networks.stream()
        .flatMap(it -> Optional.ofNullable(scores.get(it.hash().hex())).stream())
        .mapToDouble(it -> it.of(kind).mean())
        .sum();
  }

  /** Reads data and weights only if there is something to score. */
  private final class Lazy implements AutoCloseable {

    private Optional<TrainingData> data = Optional.empty();
    private Optional<Scoring> scoring = Optional.empty();

    Scores of(NetworkSpec network) {
      if (scoring.isEmpty()) {
        PyTorch.setThreads(1);
        TrainingData opened = Corpora.open(recipe);
        data = Optional.of(opened);
        scoring =
            Optional.of(
                new Scoring(
                    Networks.graph(base), TrainedWeights.open(weights), recipe, opened.latents()));
      }
      return scoring.get().of(Networks.graph(network));
    }

    @Override
    public void close() {
      scoring.ifPresent(Scoring::close);
      data.ifPresent(TrainingData::close);
    }
  }
}
