package io.unetlab.ablations.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.unetlab.ablations.store.ResultStore;
import io.unetlab.ablations.store.StoredStudy;
import io.unetlab.ablations.store.StudyFiles;
import io.unetlab.ablations.study.EvidenceKind;
import io.unetlab.ablations.study.StudyLoader;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.builders.Networks;
import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.weights.Initializers;
import io.unetlab.builders.weights.SafetensorsWriter;
import io.unetlab.profiler.metric.QualityMetrics;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.SpecException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A study whose losses are scores of its options on the base's weights. */
class ScoredStudyTest {

  private static final Path RESOURCES = Path.of("src/test/resources/proxies");

  @TempDir private Path folder;

  private Path study;

  @BeforeEach
  void write() throws IOException {
    for (String name : List.of("base.yaml", "recipe.yaml")) {
      Files.copy(RESOURCES.resolve(name), folder.resolve(name));
    }
    study = folder.resolve("study.yaml");
    Files.writeString(
        study,
        Files.readString(RESOURCES.resolve("study.yaml"))
                .replace(
                    "design: {factorial: all}",
                    "design: {search: {algorithm: exact, objectives: [loss, params]}}")
                .replace("metrics: [params, macs]", "metrics: [params, macs, loss]")
                .replace("{minimize: macs}", "{minimize: loss, where: {params: \"<= 84k\"}}")
            + "quality: {score: output_error, weights: base.safetensors, recipe: recipe.yaml}\n");
    weights(3);
  }

  private void weights(long seed) throws IOException {
    StudySpec plain = StudyLoader.load(RESOURCES.resolve("study.yaml"));
    SafetensorsWriter.write(
        folder.resolve("base.safetensors"),
        Initializers.seeded(Networks.graph(plain.base().spec()), seed).tensors().values(),
        ElementType.FLOAT32,
        Map.of());
  }

  private StudyResult run(StudySpec spec, ResultStore store) throws IOException {
    StoredStudy stored =
        new StoredStudy(
            spec.hash(),
            Optional.empty(),
            spec.name(),
            "test",
            StudyFiles.copy(study, StudyLoader.files(study, SpecPatch.EMPTY)),
            List.of(),
            Instant.EPOCH,
            false);
    store.studies().begin(stored);
    StudyResult result = StudyRunner.run(spec, RunSettings.PLAIN.with(store.of(stored)));
    store.studies().complete(stored);
    return result;
  }

  @Test
  void anExactSearchFindsTheLeastSumOfScoresAndTheStoreKeepsThem() throws IOException {
    StudySpec spec = StudyLoader.load(study);
    try (ResultStore store = ResultStore.open(folder.resolve("results.db"))) {
      StudyResult result = run(spec, store);
      Completed winner = result.decision().winner().orElseThrow();
      assertThat(winner.quality().get(QualityMetrics.LOSS).weakestKind())
          .contains(EvidenceKind.MEASURED);
      assertThat(winner.value(QualityMetrics.LOSS)).contains(least());

      Files.delete(folder.resolve("base.safetensors"));
      StoredStudy stored = store.studies().all().get(0);
      StudyResult again = StoredRun.of(store, stored, StoredRun.study(stored, SpecPatch.EMPTY));
      assertThat(again.decision().winner()).contains(winner);
    }
  }

  // Of all eight variants within the limit.
  private BigDecimal least() throws IOException {
    Path all = folder.resolve("all.yaml");
    Files.writeString(
        all, Files.readString(study).replaceAll("design: .*", "design: {factorial: all}"));
    List<Completed> completed =
        StudyRunner.run(StudyLoader.load(all)).trials().stream()
            .flatMap(it -> it.completed().stream())
            .toList();
    assertThat(completed).hasSize(8);
    return completed.stream()
        .filter(it -> it.counted().values().get("params").longValue() <= 84_000)
        .map(it -> it.value(QualityMetrics.LOSS).orElseThrow())
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }

  @Test
  void otherWeightsAreAnotherStudy() throws IOException {
    String before = StudyLoader.load(study).hash();
    weights(4);
    assertThat(StudyLoader.load(study).hash()).isNotEqualTo(before);
  }

  /** A study names its data by a path; what is in the pictures is part of a score's key. */
  @Test
  void otherPicturesGiveOtherScores() throws IOException {
    Path recipe = folder.resolve("recipe.yaml");
    Files.writeString(
        recipe,
        Files.readString(recipe)
            .replaceAll("data: .*", "data: {folder: pictures, size: 16, held_out: 50 %}"));
    StudySpec spec = StudyLoader.load(study);
    try (ResultStore store = ResultStore.open(folder.resolve("results.db"))) {
      pictures(0);
      BigDecimal before = loss(run(spec, store));
      pictures(100);
      assertThat(StudyLoader.load(study).hash()).isEqualTo(spec.hash());
      assertThat(loss(run(spec, store))).isNotEqualTo(before);
    }
  }

  private void pictures(int shade) throws IOException {
    Path pictures = Files.createDirectories(folder.resolve("pictures"));
    for (int i = 0; i < 4; i++) {
      BufferedImage picture = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
      for (int x = 0; x < 16; x++) {
        picture.setRGB(x, 3 * i, 0x01_00_01 * (shade + 10 * x + i));
      }
      ImageIO.write(picture, "png", pictures.resolve(i + ".png").toFile());
    }
    Files.writeString(
        pictures.resolve("metadata.jsonl"),
        IntStream.range(0, 4)
            .mapToObj(i -> "{\"file_name\": \"" + i + ".png\", \"text\": \"picture\"}\n")
            .collect(Collectors.joining()));
  }

  private static BigDecimal loss(StudyResult result) {
    return result.decision().winner().orElseThrow().value(QualityMetrics.LOSS).orElseThrow();
  }

  @Test
  void weightsOfAnotherNetworkAreAProblem() throws IOException {
    Path base = folder.resolve("base.yaml");
    Files.writeString(
        base,
        Files.readString(base).replace("{channels: 16, resnets: 1}", "{channels: 32, resnets: 1}"));
    StudySpec spec = StudyLoader.load(study);
    assertThatExceptionOfType(SpecException.class)
        .isThrownBy(() -> StudyRunner.run(spec))
        .withMessageContaining("the weights are not those of the network: ");
  }

  @Test
  void missingWeightsAreToldBeforeAnythingRuns() throws IOException {
    Files.delete(folder.resolve("base.safetensors"));
    StudySpec spec = StudyLoader.load(study);
    assertThatExceptionOfType(SpecException.class)
        .isThrownBy(() -> StudyRunner.run(spec))
        .withMessageContaining("there are no weights")
        .withMessageContaining("study.yaml:");
  }
}
