package io.unetlab.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.cli.CommandRun;
import io.unetlab.cli.output.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mistakes are reported before anything is measured, which takes minutes. */
final class FitMistakesTest {

  private static final String NETWORK =
      """
      kind: unet
      name: tiny
      latent: {channels: 4, size: 8}
      text: {tokens: 4, width: 16}
      groups: 4
      transformer: {heads: 2}
      levels:
        - {channels: 8, resnets: 1, transformers: 1}
      middle: {resnets: 1}
      """;

  private static final String STUDY =
      """
      kind: study
      name: tiny_space
      base: tiny.yaml
      factors: [{name: width, path: "levels[0].channels", values: [8, 16]}]
      design: {one_at_a_time: all}
      metrics: [params]
      select: {minimize: params}
      """;

  @TempDir private Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve("tiny.yaml"), NETWORK);
    Files.writeString(folder.resolve("study.yaml"), STUDY);
  }

  private String mistake(String target, Path output, String... more) {
    List<String> arguments = new ArrayList<>(List.of("fit", target, "--space"));
    arguments.addAll(List.of(folder.resolve("study.yaml").toString(), "-o", output.toString()));
    arguments.addAll(List.of(more));
    CommandRun run = CommandRun.of(arguments.toArray(String[]::new));
    assertThat(run.code()).as(run.out() + run.err()).isEqualTo(ExitCode.USER_INPUT);
    return run.err();
  }

  private String mistake(String... more) {
    return mistake("host", folder.resolve("model.yaml"), more);
  }

  @Test
  void aChangeThatFitsNoNetworkIsReportedWithItsReason() {
    assertThat(mistake("--network-set", "latent.sizes=4"))
        .startsWith("--network-set:1:8: error SPEC010")
        .contains("unknown key `sizes`", "did you mean `size`?");
  }

  @Test
  void theOtherNetworksHaveNamesOfTheirOwn() throws IOException {
    Path wide = folder.resolve("wide.yaml");
    Files.writeString(wide, NETWORK.replace("channels: 8", "channels: 32"));
    String tiny = folder.resolve("tiny.yaml").toString();
    Path[] others = {folder.resolve("a.yaml"), folder.resolve("b.yaml")};
    for (int i = 0; i < others.length; i++) {
      String other =
          NETWORK.replace("name: tiny", "name: other").replace("tokens: 4", "tokens: " + i + 5);
      Files.writeString(others[i], other);
    }
    assertThat(
            mistake(
                "--with",
                tiny,
                "--with",
                wide.toString(),
                "--with",
                tiny,
                "--with",
                others[0].toString(),
                "--with",
                others[1].toString()))
        .contains("different networks of --with are called tiny (" + tiny + ", " + wide + ")")
        .contains("different networks of --with are called other (" + others[0] + ", ");
  }

  @Test
  void allOtherNetworksThatAreMissingAreNamed() {
    assertThat(mistake("--with", "none.yaml", "--with", "neither.yaml"))
        .contains("there is no file none.yaml", "there is no file neither.yaml");
  }

  @Test
  void anEmptyNameIsNoFile() {
    for (String option : List.of("--space", "-o")) {
      assertThat(mistake(option, "")).contains("expected a file's or directory's name, found ``");
    }
    assertThat(mistake("--with", "")).contains("expected a file or a model's name, found ``");
    assertThat(CommandRun.of("predict", "sd15", "--model", "").err())
        .contains("expected a file's or directory's name, found ``");
  }

  @Test
  void aPredictionNamesAllThatIsMissingOrWrong() throws IOException {
    CommandRun missing = CommandRun.of("predict", "none.yaml", "neither.yaml", "--model", "m.yaml");
    assertThat(missing.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(missing.err())
        .isEqualTo(
            """
            unetlab: there is no file none.yaml, and no such model; `unetlab list models` names \
            those there are
            unetlab: there is no file neither.yaml, and no such model; `unetlab list models` names \
            those there are
            """);

    Path wrong = Files.writeString(folder.resolve("wrong.yaml"), NETWORK + "widht: 8\n");
    CommandRun both = CommandRun.of("predict", wrong.toString(), "--model", "m.yaml");
    assertThat(both.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(both.err()).contains("unknown key `widht`", "m.yaml");
  }

  @Test
  void theFileCanBeWritten() {
    assertThat(mistake("host", folder)).contains("is a directory");
    assertThat(mistake("host", folder.resolve("none").resolve("model.yaml")))
        .contains("there is no directory " + folder.resolve("none"));
  }

  @Test
  void aMistypedHostIsNoDeviceFile() {
    assertThat(mistake("hsot", folder.resolve("model.yaml")))
        .contains("there is no target hsot: expected host, desktop or a device file")
        .contains("did you mean `host`?");
  }

  @Test
  void allNumbersThatAreTooSmallAreNamed() {
    assertThat(mistake("--networks", "2", "--held-out", "-1", "--time", "0"))
        .startsWith(
            "unetlab: --networks must be at least 3, is 2\n"
                + "unetlab: --held-out must be at least 0, is -1\n"
                + "unetlab: --time must be above 0 minutes, is 0\n");
    assertThat(mistake("--networks", "few"))
        .contains("'--networks': expected a whole number, such as 30, found `few`");
  }

  @Test
  void aTimeWithAUnitIsToldWhatIsExpected() {
    assertThat(mistake("--time", "30s"))
        .contains("expected a number, such as 30 or 0.5, without a unit, found `30s`");
  }
}
