package io.unetlab.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.cli.CommandRun;
import io.unetlab.cli.output.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The study of pipelines: published latencies of parts, added up, lead to half a second. */
final class PipelineExampleTest {

  private static final String STUDY = CommandRun.example("pipeline/study.yaml");

  @TempDir private Path folder;

  @Test
  void allThreeCutsTogetherTakeLessThanHalfASecond() {
    CommandRun run = study();
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    assertThat(run.out())
        .contains("Choices: steps=one unet=snapfusion decoder=half")
        .contains("text encoder 4 ms + unet 230 ms + decoder 116 ms")
        .contains("(published)");
  }

  /** 4 + 50 x 1700 + 369 ms; the whole in 8 steps is the paper's "less than 2 s". */
  @Test
  void theSumsAreThoseOfThePublishedParts() throws IOException {
    JsonNode trials = document().get("trials");
    assertThat(latency(trials, "base")).isEqualTo(85_373);
    assertThat(latency(trials, "steps=eight unet=snapfusion decoder=half")).isEqualTo(1_960);
    assertThat(latency(trials, "steps=one unet=snapfusion decoder=half")).isEqualTo(350);
    assertThat(trial(trials, "unet=bk_sdm_tiny").get("measured").propertyNames())
        .containsExactly("latency@exynos");
  }

  @Test
  void theSharesOfTheCutsAddUpToTheSaving() throws IOException {
    JsonNode shapley = document().get("shapley");
    double sum = 0;
    for (JsonNode share : shapley.get("shares")) {
      sum += share.get("amounts").get("latency").asDouble();
    }
    assertThat(sum).isEqualTo(350 - 85_373);
    JsonNode steps = shapley.get("shares").get(0);
    assertThat(steps.get("first").get("latency").asDouble()).isEqualTo(-49 * 1700);
    assertThat(steps.get("last").get("latency").asDouble()).isEqualTo(-49 * 230);
  }

  @Test
  void thePageHasTheTimeByPartAndNamesWhatIsMissing() throws IOException {
    study();
    assertThat(Files.readString(folder.resolve("report.md")))
        .contains("| the base | no. 0 | 21.35 T | 4 ms | 85 s | 369 ms | 85.37 s |")
        .contains("Of the saving of latency, steps=one 55.6 %, unet=snapfusion 44.1 %")
        .contains("6 pipelines have no latency, since that of one unet is unknown")
        .contains("Where the MACs sit, by part and role");
    assertThat(folder.resolve("charts/latency.svg")).exists();
  }

  @Test
  void twoSecondsAreEnoughForEightSteps() {
    study();
    CommandRun decided = CommandRun.of("decide", folder.toString(), "--where", "latency <= 2 s");
    assertThat(decided.out())
        .contains("Choices: steps=eight unet=snapfusion decoder=half")
        .contains("unet 8 x 230 ms");
  }

  private CommandRun study() {
    return CommandRun.of("run", STUDY, "--out", folder.toString());
  }

  private JsonNode document() throws IOException {
    study();
    return new ObjectMapper().readTree(Files.readString(folder.resolve("results.json")));
  }

  private static JsonNode trial(JsonNode trials, String variant) {
    for (JsonNode trial : trials) {
      if (trial.get("variant").asString().equals(variant)) {
        return trial;
      }
    }
    throw new AssertionError("no variant " + variant + " among " + List.of(trials));
  }

  private static double latency(JsonNode trials, String variant) {
    return trial(trials, variant).get("measured").get("latency").asDouble();
  }
}
