package io.unetlab.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A model's name where a file is expected is answered with the model's file. */
final class ModelHintsTest {

  private static final Path MODELS = CommandRun.home().resolve("examples/models");

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sd15            | the model `sd15` is the file {}/sd15.yaml",
        "'sd15'          | the model `sd15` is the file {}/sd15.yaml",
        "sd15.yaml # mine | the model `sd15` is the file {}/sd15.yaml",
        "sd51            | did you mean the model `sd15`? It is the file {}/sd15.yaml",
        "something_else  | expected a file; the models are in {}"
      },
      quoteCharacter = '"')
  void theBaseOfAStudy(String base, String hint) throws IOException {
    assertThat(study(base).err())
        .contains("STUDY016", "  " + hint.replace("{}", MODELS.toString()));
  }

  @Test
  void whatHasADirectoryOrAnotherSuffixIsAFile() throws IOException {
    assertThat(study("models/sd15").err()).contains("STUDY016").doesNotContain("the model");
    assertThat(study("none.yaml").err()).contains("STUDY016").doesNotContain("the model");
  }

  @Test
  void aFileNextToTheStudyIsTheBetterGuess() throws IOException {
    Files.writeString(folder.resolve("sd16.yaml"), "");

    assertThat(study("sd17.yaml").err()).contains("  did you mean `sd16.yaml`?");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "taesd_decoder | the model `taesd_decoder` is the file {}/taesd_decoder.yaml",
        "taesd_decodr  | did you mean the model `taesd_decoder`? It is the file {}/taesd_decoder.yaml"
      })
  void aPartOfAPipeline(String decoder, String hint) throws IOException {
    Path pipeline = folder.resolve("pipeline.yaml");
    CommandRun.of("new", "pipeline", "-o", pipeline.toString());
    String text = Files.readString(pipeline).replaceFirst("decoder: /.*", "decoder: " + decoder);
    Files.writeString(pipeline, text);

    CommandRun run = CommandRun.of("validate", pipeline.toString());

    assertThat(run.err()).contains("SPEC050", "  " + hint.replace("{}", MODELS.toString()));
    assertThat(run.code()).isEqualTo(ExitCode.USER_INPUT);
  }

  @Test
  void theFileThatANetworkExtends() throws IOException {
    Path file = folder.resolve("mine.yaml");
    Files.writeString(file, "kind: unet\nname: mine\nextends: sd15\n");

    assertThat(CommandRun.of("show", file.toString()).err())
        .contains("SPEC016", "the model `sd15` is the file " + MODELS.resolve("sd15.yaml"));
  }

  private CommandRun study(String base) throws IOException {
    Path file = folder.resolve("study.yaml");
    Files.writeString(file, "kind: study\nname: study\nbase: " + base + "\n");
    CommandRun run = CommandRun.of("validate", file.toString());
    assertThat(run.code()).isEqualTo(ExitCode.USER_INPUT);
    return run;
  }
}
