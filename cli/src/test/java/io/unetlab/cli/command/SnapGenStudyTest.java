package io.unetlab.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.cli.CommandRun;
import io.unetlab.cli.output.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * SnapGen's ablation: each step, counted in PyTorch at two widths of the text, is counted here to
 * the decimal that the counts were printed with; the page about the models has the same figures.
 */
final class SnapGenStudyTest {

  private static final String STUDY = CommandRun.example("snapgen/study.yaml");

  private static final List<String> PARAMS_768 =
      List.of("-1.7", "-22.1", "-17.6", "-12.8", "-16.4", "+0.5");
  private static final List<String> MACS_768 =
      List.of("-17.0", "-31.8", "-27.8", "-12.0", "-5.9", "+4.7");
  private static final List<String> PARAMS_2048 =
      List.of("-1.5", "-19.9", "-15.9", "-11.3", "-26.3", "+0.6");
  private static final List<String> MACS_2048 =
      List.of("-16.9", "-31.7", "-27.7", "-12.0", "-6.6", "+4.7");

  @TempDir private Path folder;

  @Test
  void theStepsAtANarrowText() {
    JsonNode study = study();
    assertThat(total(study, "params")).isEqualTo(634_081_028L);
    assertThat(total(study, "macs")).isEqualTo(1_266_830_934_016L);
    assertThat(steps(study, "params")).isEqualTo(PARAMS_768);
    assertThat(steps(study, "macs")).isEqualTo(MACS_768);
  }

  @Test
  void theStepsAtAWideText() {
    JsonNode study = study("--set", "base.text.width=2048");
    assertThat(total(study, "params")).isEqualTo(702_238_468L);
    assertThat(total(study, "macs")).isEqualTo(1_272_079_056_896L);
    assertThat(steps(study, "params")).isEqualTo(PARAMS_2048);
    assertThat(steps(study, "macs")).isEqualTo(MACS_2048);
  }

  @ParameterizedTest
  @CsvSource({"2, -40.6, -48.1", "3, -45.5, -48.3"})
  void thePageHasTheSameSteps(int column, String allParams, String allMacs) throws IOException {
    List<String> params = new ArrayList<>(column == 2 ? PARAMS_768 : PARAMS_2048);
    List<String> macs = new ArrayList<>(column == 2 ? MACS_768 : MACS_2048);
    params.add(allParams);
    macs.add(allMacs);
    assertThat(column(column)).isEqualTo(params);
    assertThat(column(column + 3)).isEqualTo(macs);
  }

  @ParameterizedTest
  @CsvSource({"768, -40.6, -48.1", "2048, -45.5, -48.3"})
  void allStepsTogether(int width, String params, String macs) {
    JsonNode study = study("--set", "base.text.width=" + width);
    JsonNode last = study.get("ladder").get(5).get("changes");
    assertThat(percent(last.get("params").get("after").asDouble() / total(study, "params") - 1))
        .isEqualTo(params);
    assertThat(percent(last.get("macs").get("after").asDouble() / total(study, "macs") - 1))
        .isEqualTo(macs);
  }

  @Test
  void theLadderEndsWithSnapGen() throws IOException {
    study();
    String snapGen = CommandRun.json("show", "snapgen", "--json").get("hash").asString();
    assertThat(Files.readAllLines(folder.resolve("results.csv")))
        .filteredOn(line -> line.contains(snapGen))
        .singleElement()
        .asString()
        .contains("lowest", "expanded", "three", "one", "cross");
  }

  @Test
  void theRuleLeavesOutTheStepWhoseGainIsUnknown() {
    CommandRun run = run();
    assertThat(run.out().lines())
        .contains("Choices: self_attention=lowest convolution=expanded ratio=three key_value=one");
    assertThat(
            CommandRun.json("show", folder.resolve("winner.yaml").toString(), "--json")
                .get("params")
                .asLong())
        .isEqualTo(374_664_708L);
  }

  @Test
  void aReaderSeesThePublishedStepsBesideTheCountedOnes() throws IOException {
    run();
    assertThat(folder.resolve("report.md"))
        .content()
        .contains("3.76 → 3.12", "-24 %", "firmness low");
  }

  private JsonNode study(String... options) {
    assertThat(run(options).code()).isEqualTo(ExitCode.DONE);
    return new ObjectMapper().readTree(folder.resolve("results.json"));
  }

  private CommandRun run(String... options) {
    List<String> all = new ArrayList<>(List.of("run", STUDY, "--out", folder.toString()));
    all.addAll(List.of(options));
    return CommandRun.of(all.toArray(String[]::new));
  }

  private static long total(JsonNode study, String metric) {
    return study.get("ladder").get(0).get("changes").get(metric).get("before").asLong();
  }

  private static List<String> steps(JsonNode study, String metric) {
    List<String> steps = new ArrayList<>();
    for (JsonNode rung : study.get("ladder")) {
      steps.add(percent(rung.get("changes").get(metric).get("relative").asDouble()));
    }
    return steps;
  }

  private static String percent(double relative) {
    return String.format(Locale.ROOT, "%+.1f", 100 * relative);
  }

  /** A column of the page's table of steps. */
  private static List<String> column(int column) throws IOException {
    return Files.readAllLines(CommandRun.home().resolve("docs/models.md")).stream()
        .dropWhile(line -> !line.startsWith("| edit"))
        .skip(2)
        .takeWhile(line -> line.startsWith("|"))
        .map(line -> line.split("\\|", -1)[column + 1].replace("%", "").strip())
        .toList();
  }
}
