package io.unetlab.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.cli.CommandRun;
import io.unetlab.cli.output.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scores of a study's options, on weights that learned nothing. */
class ScoreCommandTest {

  private static final String STUDY =
      """
      kind: study
      name: scored
      base: base.yaml
      factors:
        - {name: attention, path: "levels[0].up.transformers", values: [1, 0]}
        - {name: middle, path: "middle.transformers", values: [1, 0]}
      design: {one_at_a_time: all}
      metrics: [params]
      select: {minimize: params}
      """;

  @TempDir private Path folder;
  private String study;
  private String recipe;
  private String weights;

  @BeforeEach
  void write() throws IOException {
    Path examples = CommandRun.home().resolve("examples/proxies");
    Path base = Files.copy(examples.resolve("base.yaml"), folder.resolve("base.yaml"));
    study = Files.writeString(folder.resolve("study.yaml"), STUDY).toString();
    String few =
        Files.readString(examples.resolve("recipe.yaml"))
            .replace("images: 8000", "images: 50")
            .replace("images: 256", "images: 4")
            .replaceAll("text: .*", "text: none")
            .replaceAll(" *text_dropout: .*", "")
            .replaceAll("guidance: .*", "guidance: none");
    recipe = Files.writeString(folder.resolve("recipe.yaml"), few).toString();
    Files.writeString(
        base,
        Files.readString(base)
            .replaceAll("text: .*", "text: none")
            .replace("transformer: {", "transformer: {cross_attention: false, "));
    weights = folder.resolve("w.safetensors").toString();
    CommandRun.of("init", base.toString(), "-o", weights);
  }

  @Test
  void everyOptionIsScoredAndWrittenAsEvidence() throws IOException {
    Path out = folder.resolve("scores.csv");
    CommandRun run =
        CommandRun.of(
            "score", study, "--weights", weights, "--recipe", recipe, "-o", out.toString());

    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    assertThat(run.out())
        .contains("attention=0", "middle=0", "denoising loss of proxies_base: ", "wrote " + out);
    assertThat(Files.readString(out))
        .startsWith("attention,middle,loss,loss_sd,source,firmness\n")
        .contains("output_error on the weights w.safetensors by recipe recipe.yaml");

    Files.writeString(
        folder.resolve("study.yaml"),
        STUDY
            .replace("metrics: [params]", "metrics: [params, loss]\ntrained: scores.csv")
            .replace("minimize: params", "minimize: loss"));
    CommandRun chosen = CommandRun.of("run", study, "--out", folder.resolve("report").toString());
    assertThat(chosen.code()).isEqualTo(ExitCode.DONE);
  }

  @Test
  void weightsOfAnotherNetworkAreRefused() {
    CommandRun run =
        CommandRun.of(
            "score",
            study,
            "--set",
            "base.levels[0].channels=32",
            "--weights",
            weights,
            "--recipe",
            recipe);
    assertThat(run.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(run.err()).contains("the weights are not those of the network: ");
  }
}
