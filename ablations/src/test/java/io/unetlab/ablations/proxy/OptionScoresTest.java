package io.unetlab.ablations.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.ablations.exec.Progress;
import io.unetlab.ablations.exec.StudyRunner;
import io.unetlab.ablations.quality.Prediction;
import io.unetlab.ablations.study.EvidenceKind;
import io.unetlab.ablations.study.StudyLoader;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.builders.Networks;
import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.weights.Initializers;
import io.unetlab.builders.weights.SafetensorsWriter;
import io.unetlab.profiler.metric.QualityMetrics;
import io.unetlab.training.recipe.RecipeLoader;
import io.unetlab.training.score.Estimate;
import io.unetlab.training.score.ScoreKind;
import io.unetlab.training.score.Scores;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scores of options become evidence that an exact search uses. */
class OptionScoresTest {

  private static final Path RESOURCES = Path.of("src/test/resources/proxies");
  private static final StudySpec STUDY = StudyLoader.load(RESOURCES.resolve("study.yaml"));

  @TempDir private Path folder;

  private OptionScores scores;

  @BeforeEach
  void score() throws IOException {
    Path weights = folder.resolve("unet.safetensors");
    SafetensorsWriter.write(
        weights,
        Initializers.seeded(Networks.graph(STUDY.base().spec()), 3).tensors().values(),
        ElementType.FLOAT32,
        Map.of());
    scores =
        OptionScores.of(
            STUDY, weights, RecipeLoader.load(RESOURCES.resolve("recipe.yaml")), Progress.NONE);
  }

  @Test
  void eachOptionAloneIsScored() {
    assertThat(scores.options())
        .extracting(OptionScore::factor)
        .containsExactly("attention", "middle", "width");
    assertThat(scores.options())
        .allSatisfy(
            it -> {
              assertThat(it.params()).isLessThan(scores.params());
              assertThat(it.scores().orElseThrow().outputError().mean()).isPositive();
            });
    assertThat(scores.options().get(1).scores().orElseThrow().made()).isEmpty();
    // A narrower level needs convolutions around its blocks, which the base does without.
    assertThat(scores.options().get(2).scores().orElseThrow().made())
        .containsExactly(
            "down_blocks.1.resnets.0.conv_shortcut.weight",
            "down_blocks.1.resnets.0.conv_shortcut.bias");
  }

  @Test
  void anExactSearchFindsTheNetworkWithTheSmallestSumOfScores() throws IOException {
    Files.copy(RESOURCES.resolve("base.yaml"), folder.resolve("base.yaml"));
    Files.writeString(
        folder.resolve("scores.csv"), scores.csv(STUDY, ScoreKind.OUTPUT_ERROR, "scored"));
    long limit = scores.params() - 3000;
    String study =
        Files.readString(RESOURCES.resolve("study.yaml"))
            .replace(
                "design: {factorial: all}",
                "design: {search: {algorithm: exact, objectives: [loss, params]}}")
            .replace(
                "metrics: [params, macs]", "metrics: [params, macs, loss]\ntrained: scores.csv")
            .replace("{minimize: macs}", "{minimize: loss, where: {params: \"<= " + limit + "\"}}");
    Files.writeString(folder.resolve("scored.yaml"), study);

    Completed winner =
        StudyRunner.run(StudyLoader.load(folder.resolve("scored.yaml")))
            .decision()
            .winner()
            .orElseThrow();

    assertThat(winner.counted().values().get("params"))
        .isLessThanOrEqualTo(BigDecimal.valueOf(limit));
    Prediction loss = winner.quality().get(QualityMetrics.LOSS);
    assertThat(loss.weakestKind()).contains(EvidenceKind.MEASURED);
    List<Completed> all =
        StudyRunner.run(
                StudyLoader.load(
                    Files.writeString(
                        folder.resolve("all.yaml"),
                        study.replaceAll("design: .*", "design: {factorial: all}"))))
            .trials()
            .stream()
            .flatMap(it -> it.completed().stream())
            .toList();
    assertThat(all).hasSize(8);
    BigDecimal least =
        all.stream()
            .filter(it -> it.counted().values().get("params").longValue() <= limit)
            .map(it -> it.value(QualityMetrics.LOSS).orElseThrow())
            .min(Comparator.naturalOrder())
            .orElseThrow();
    assertThat(winner.value(QualityMetrics.LOSS)).contains(least);
  }

  @Test
  void anOptionWithUntrainedWeightsIsLittleFirmAndNamesThem() {
    Scores made =
        new Scores(new Estimate(0.5, 0.1), new Estimate(-0.25, 0), List.of("mid_block.x.weight"));
    OptionScores one =
        new OptionScores(
            1,
            10,
            10,
            List.of(
                new OptionScore("middle", "0", 9, 9, Optional.of(made), ""),
                new OptionScore("width", "8", 9, 9, Optional.empty(), "other shapes")));

    assertThat(one.csv(STUDY, ScoreKind.LOSS_CHANGE, "here").lines())
        .containsExactly(
            "attention,middle,width,loss,loss_sd,source,firmness",
            "\"\",,,0,,here,exact",
            "\"\",0,,-0.25,,here; untrained: mid_block.x.weight,low");
  }
}
