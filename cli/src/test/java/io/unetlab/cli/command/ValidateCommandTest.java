package io.unetlab.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.cli.CommandRun;
import io.unetlab.cli.output.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code validate} recognises each kind of file and reports everything that is wrong with it. */
final class ValidateCommandTest {

  @TempDir private Path folder;

  @Test
  void validateReportsEveryFile() throws IOException {
    Path bad = Files.writeString(folder.resolve("bad.yaml"), "kind: unet\nnam: x\n");
    CommandRun run =
        CommandRun.of(
            "validate",
            bad.toString(),
            CommandRun.example("models/sd15.yaml"),
            CommandRun.example("mobilediffusion/study.yaml"));
    assertThat(run.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(run.out()).contains("sd15", "study.yaml");
    assertThat(run.err()).contains("did you mean `name`?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pixel8", "galaxy_s24", "snapdragon_8gen3_board"})
  void validateTakesDeviceFilesWithoutTheirRuntime(String name) {
    CommandRun run = CommandRun.of("validate", CommandRun.example("devices/" + name + ".yaml"));
    assertThat(run.err()).isEmpty();
    assertThat(run.out()).endsWith("a sound device file, " + name + "\n");
    assertThat(run.code()).isEqualTo(ExitCode.DONE);
  }

  @Test
  void validateReportsWhatIsWrongWithADeviceFile() throws IOException {
    Path bad = Files.writeString(folder.resolve("bad.yaml"), "kind: device\nnam: x\n");
    CommandRun run = CommandRun.of("validate", bad.toString());
    assertThat(run.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(run.err()).contains("did you mean `name`?", "`threads` is missing in a device");
  }

  @Test
  void aStudyInQuotesIsAStudy() throws IOException {
    String text = Files.readString(Path.of(CommandRun.example("mobilediffusion/study.yaml")));
    Path study =
        Files.writeString(
            folder.resolve("study.yaml"), text.replace("kind: study", "kind: \"study\""));

    assertThat(CommandRun.of("validate", study.toString()).err())
        .contains("STUDY016")
        .doesNotContain("SPEC018");
  }
}
