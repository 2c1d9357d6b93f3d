package io.unetlab.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.cli.CommandRun;
import io.unetlab.cli.output.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The main job. */
final class RunCommandTest {

  private static final String STUDY = CommandRun.example("mobilediffusion/study.yaml");

  @TempDir private Path folder;

  @Test
  void theDecisionIsMobileDiffusion() throws IOException {
    Path out = folder.resolve("report");
    CommandRun run = study(out);
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    assertThat(hash(out.resolve("winner.yaml").toString())).isEqualTo(hash("mobilediffusion"));
    try (Stream<Path> files = Files.list(out)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .contains("index.html", "report.md", "results.csv", "results.json", "winner.yaml");
    }
  }

  @Test
  void aLooserLimitPicksAnotherAndATighterOneAnotherStill() {
    String loose = winner("<= 18");
    String tight = winner("<= 12.4");
    String chosen = hash("mobilediffusion");
    assertThat(loose).isNotEqualTo(chosen);
    assertThat(tight).isNotEqualTo(chosen).isNotEqualTo(loose);
  }

  @Test
  void aLimitThatNothingKeepsIsSaidAndExitsWithThree() {
    Path out = folder.resolve("report");
    CommandRun run = study(out, "--set", "select.where.fid=\"<= 10\"");
    assertThat(run.code()).isEqualTo(ExitCode.NOT_MET);
    assertThat(run.out()).contains("fid");
    assertThat(out.resolve("index.html")).exists();
    assertThat(out.resolve("winner.yaml")).doesNotExist();
  }

  @Test
  void aMistakeInTheRuleWritesNothing() {
    Path out = folder.resolve("report");
    CommandRun run = study(out, "--set", "select.minimize=mac");
    assertThat(run.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(run.err()).contains("did you mean `macs`?");
    assertThat(out).doesNotExist();
  }

  private String winner(String limit) {
    Path out = folder.resolve("report" + limit.replaceAll("[^0-9]", ""));
    CommandRun run = study(out, "--set", "select.where.fid=\"" + limit + "\"");
    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    return hash(out.resolve("winner.yaml").toString());
  }

  /** Counted only: to measure takes minutes, and its tests are BenchCommandTest's. */
  private static CommandRun study(Path out, String... options) {
    Stream<String> words = Stream.of("run", STUDY, "--no-latency", "--out", out.toString());
    return CommandRun.of(Stream.concat(words, Stream.of(options)).toArray(String[]::new));
  }

  private static String hash(String network) {
    JsonNode json = new ObjectMapper().readTree(CommandRun.of("show", network, "--json").out());
    return json.get("hash").asString();
  }

  @Test
  void trainingsWithoutTheirPicturesDoNotStart() throws IOException {
    Path study = SmallStudy.write(folder);
    String text = Files.readString(study);
    Files.writeString(
        study,
        text.replaceFirst(
            "quality:", "quality:\n  - {train: recipe.yaml, seeds: 1, candidates: 2}"));
    Files.writeString(
        folder.resolve("recipe.yaml"),
        """
        kind: recipe
        name: pictures
        data: {folder: nowhere, size: 32}
        latent: pixels
        training: {steps: 10, learning_rate: {peak: 1e-3}}
        evaluation: {measures: [denoising_loss]}
        """);
    Path out = folder.resolve("out");
    CommandRun run = CommandRun.of("run", study.toString(), "-o", out.toString());
    assertThat(run.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(run.err())
        .contains("the recipe pictures names a file that cannot be read", "nowhere");
    assertThat(out).doesNotExist();
  }
}
