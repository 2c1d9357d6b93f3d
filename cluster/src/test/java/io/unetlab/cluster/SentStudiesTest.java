package io.unetlab.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.ablations.exec.RunSettings;
import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.ablations.exec.StudyRunner;
import io.unetlab.ablations.measure.HostTrainer;
import io.unetlab.ablations.study.StudyLoader;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.task.Cluster;
import io.unetlab.ablations.task.SentTrials;
import io.unetlab.ablations.task.files.SharedDirectory;
import io.unetlab.ablations.trained.TrainedNetwork;
import io.unetlab.builders.Networks;
import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.weights.Initializers;
import io.unetlab.builders.weights.SafetensorsWriter;
import io.unetlab.profiler.metric.QualityMetrics;
import io.unetlab.spec.SpecLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Studies that Spark's processes score and train give what this process gives. */
@Tag("slow")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class SentStudiesTest {

  private static final Path RESOURCES = Path.of("../ablations/src/test/resources");

  @TempDir private Path folder;

  private StandaloneSpark spark;

  @BeforeEach
  void start() throws IOException {
    spark = StandaloneSpark.start("studies");
  }

  @AfterEach
  void end() {
    spark.close();
  }

  /** A study of one training of many steps, each of which is followed by a checkpoint. */
  private StudySpec trained() throws IOException {
    for (String name : List.of("pixels.yaml", "trained_small.yaml")) {
      Files.copy(RESOURCES.resolve("studies").resolve(name), folder.resolve(name));
    }
    Path recipe = folder.resolve("recipes/shapes.yaml");
    Files.createDirectories(recipe.getParent());
    Files.writeString(
        recipe,
        Files.readString(RESOURCES.resolve("studies/recipes/shapes.yaml"))
            .replace("steps: 4", "steps: 400")
            .replace("checkpoint: 2", "checkpoint: 5"));
    Path study = folder.resolve("trained_small.yaml");
    Files.writeString(
        study,
        Files.readString(study)
            .replace("candidates: ladder, seeds: [1, 2, 3]", "candidates: 1, seeds: 1"));
    return StudyLoader.load(study);
  }

  private static TrainedNetwork network(StudyResult result) {
    TrainedNetwork it =
        result.trainings().orElseThrow().networks().get(0).runs().values().iterator().next();
    return new TrainedNetwork(
        it.values(), it.losses(), it.curve(), it.steps(), 0, 0, it.pictures());
  }

  @Test
  void aTrainingOutlivesItsMachine() throws IOException {
    StudySpec study = trained();
    RunSettings local =
        RunSettings.PLAIN.with(HostTrainer.idle(study.training().orElseThrow().recipe()));
    SharedDirectory shared = new SharedDirectory(folder.resolve("shared"));
    StandaloneSpark.Machine first = spark.join(1);
    try (Cluster cluster =
        spark.connect(Optional.of(folder.resolve("shared").toString()), Map.of(), news -> {})) {
      CompletableFuture<StudyResult> run =
          CompletableFuture.supplyAsync(
              () -> StudyRunner.run(study, local.with(new SentTrials(cluster))));
      while (shared.list("checkpoints").isEmpty()) {
        assertThat(run).isNotDone();
        StandaloneSpark.pause();
      }
      first.kill();
      spark.join(1);

      assertThat(network(run.join())).isEqualTo(network(StudyRunner.run(study, local)));
    }
    assertThat(shared.list("checkpoints")).isEmpty();
  }

  /** A study whose options are scored on weights of the base. */
  private StudySpec scored() throws IOException {
    Path from = RESOURCES.resolve("proxies");
    for (String name : List.of("base.yaml", "recipe.yaml")) {
      Files.copy(from.resolve(name), folder.resolve(name));
    }
    Path study = folder.resolve("scored.yaml");
    Files.writeString(
        study,
        Files.readString(from.resolve("study.yaml"))
                .replace("metrics: [params, macs]", "metrics: [params, macs, loss]")
            + "\nquality: {score: loss_change, weights: base.safetensors, recipe: recipe.yaml}\n");
    Graph base = Networks.graph(SpecLoader.load(folder.resolve("base.yaml")));
    SafetensorsWriter.write(
        folder.resolve("base.safetensors"),
        Initializers.seeded(base, 3).tensors().values(),
        ElementType.FLOAT32,
        Map.of());
    return StudyLoader.load(study);
  }

  private static List<Object> losses(StudyResult result) {
    return result.trials().stream()
        .flatMap(it -> it.completed().stream())
        .<Object>map(it -> it.value(QualityMetrics.LOSS))
        .toList();
  }

  @Test
  void optionsAreScoredAlike() throws IOException {
    StudySpec study = scored();
    spark.join(2);
    try (Cluster cluster = spark.connect(Map.of(), news -> {})) {
      StudyResult sent = StudyRunner.run(study, RunSettings.PLAIN.with(new SentTrials(cluster)));

      assertThat(losses(sent))
          .hasSize(8)
          .isEqualTo(losses(StudyRunner.run(study, RunSettings.PLAIN)));
    }
  }
}
