package io.unetlab.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.cli.CommandRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A mistyped command is answered with the probable one, not with all. */
final class UnknownCommandTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "shw sd15      | unetlab        | shw; did you mean `show`?",
        "comapre a b   | unetlab        | comapre; did you mean `compare`?",
        "help shw      | unetlab        | shw; did you mean `show`?",
        "export onx    | unetlab export | onx; did you mean `onnx`?",
        "chek a --for gpu  | unetlab    | chek; did you mean `check`?",
        "export onxx a -o d | unetlab export | onxx; did you mean `onnx`?",
        "xyzzy         | unetlab        | xyzzy"
      })
  void theProbableCommandIsNamed(String typed, String command, String expected) {
    CommandRun run = CommandRun.of(typed.split(" "));

    String word = expected.replaceFirst(";.*", "");
    assertThat(run.err().lines())
        .containsExactly(
            "unetlab: unknown command `" + word + "`" + expected.substring(word.length()),
            "Usage and options: " + command + " --help");
    assertThat(run.out()).isEmpty();
    assertThat(run.code()).isEqualTo(ExitCode.USER_INPUT);
  }

  @Test
  void ofAFewCommandsAllAreNamed() {
    assertThat(CommandRun.of("export", "xyzzy").err())
        .startsWith("unetlab: unknown command `xyzzy`; expected diffusers or modelexplorer or ");
  }
}
