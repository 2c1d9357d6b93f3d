package io.unetlab.cli.option;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.cli.CommandRun;
import io.unetlab.cli.output.ExitCode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code -o -} is standard output, and never a file of that name. */
final class OutputFileTest {

  @Test
  void aTextGoesToStandardOutput() {
    CommandRun run =
        CommandRun.of(
            "export", "diffusers", CommandRun.example("models/bk_sdm_tiny.yaml"), "-o", "-");

    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    assertThat(run)
        .isEqualTo(
            CommandRun.of("export", "diffusers", CommandRun.example("models/bk_sdm_tiny.yaml")));
    assertThat(Path.of("-")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "export onnx bk-sdm-tiny -o -",
        "init bk-sdm-tiny -o -",
        "new unet -o -",
        "import latency none.csv -o -",
        "forward bk-sdm-tiny --weights none --input none -o -",
        "report none --out -",
        "run none.yaml --out -"
      })
  void whatCannotGoThereIsRefused(String command) {
    CommandRun run = CommandRun.of(command.split(" ", -1));

    assertThat(run.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(run.err()).contains("cannot go to standard output", "such as ./-");
    assertThat(Path.of("-")).doesNotExist();
  }
}
