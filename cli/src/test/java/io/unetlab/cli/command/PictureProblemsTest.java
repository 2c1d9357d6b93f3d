package io.unetlab.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.cli.CommandRun;
import io.unetlab.cli.output.ExitCode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pipelines that are sound and of which {@code generate} can make no picture, as it says so. */
final class PictureProblemsTest {

  private static final Path FIXTURES = Path.of("src/test/resources/pictures");
  private static final String EXPECTED = ".expected";

  @TempDir private Path folder;

  static List<String> pipelines() throws IOException {
    try (Stream<Path> files = Files.list(FIXTURES)) {
      return files
          .map(it -> String.valueOf(it.getFileName()))
          .filter(it -> !it.endsWith(EXPECTED))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("pipelines")
  void saysAllThatIsInTheWayAndWhere(String file) throws IOException {
    Path pipeline = FIXTURES.resolve(file);
    Path expected = FIXTURES.resolve(file.replace(".yaml", EXPECTED));

    CommandRun sound = CommandRun.of("validate", pipeline.toString());
    CommandRun run = generate(pipeline.toString());

    assertThat(sound.code()).as(sound.err()).isEqualTo(ExitCode.DONE);
    assertThat(run.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(run.out()).isEmpty();
    assertThat(relative(run.err())).isEqualTo(Files.readString(expected));
  }

  @Test
  void partsWithoutAnyFileAreReportedAtThePipeline() {
    CommandRun run =
        CommandRun.of(
            "generate",
            SmallCheckpoint.file("pipeline"),
            "--weights",
            "unet=" + SmallCheckpoint.file("unet").replace(".yaml", ".safetensors"),
            "--prompt",
            "a cat",
            "-o",
            folder.resolve("a.png").toString());

    assertThat(run.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(run.err())
        .contains("pipeline.yaml:2:1: error PICTURE001: the weights of `text_encoder` are not")
        .contains("pipeline.yaml:2:1: error PICTURE001: the weights of `decoder` are not named")
        .contains("pipeline.yaml:2:1: error PICTURE004: the tokenizer of `text_encoder` is not")
        .contains("3 problems");
  }

  @Test
  void dreamLitesLanguageModelIsMissing() {
    CommandRun run = generate(CommandRun.example("pipelines/dreamlite_pipeline.yaml"));

    assertThat(run.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(run.err())
        .containsPattern(
            "dreamlite_pipeline.yaml:\\d+:1: error PICTURE004: the pipeline has no text encoder,"
                + " and the UNet reads a text: `encoder_hidden_states`, 2048 wide")
        .contains("a language model in its place, such as DreamLite's, cannot be run here");
  }

  private CommandRun generate(String pipeline) {
    String picture = folder.resolve("a.png").toString();
    return CommandRun.of(
        "generate", pipeline, "--weights", folder.toString(), "--prompt", "a cat", "-o", picture);
  }

  private String relative(String messages) {
    return messages
        .replace(folder.toString(), "CHECKPOINT")
        .replace(FIXTURES + File.separator, "")
        .replace("\r\n", "\n");
  }
}
