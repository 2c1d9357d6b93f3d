package io.unetlab.cli.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unetlab.cli.CommandRun;
import io.unetlab.cli.output.ExitCode;
import io.unetlab.profiler.runtime.HostRuntime;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.TypeConversionException;

class WordConverterTest {

  private final WordConverter<HostRuntime> converter =
      new WordConverter<>(List.of(HostRuntime.values()));

  @Test
  void takesAWordInEitherCase() {
    assertThat(converter.convert("djl")).isEqualTo(HostRuntime.DJL);
    assertThat(converter.convert("OnnxRuntime")).isEqualTo(HostRuntime.ONNXRUNTIME);
  }

  @Test
  void namesTheWordsAsTheyAreWrittenAndTheOneThatWasMeant() {
    assertThatThrownBy(() -> converter.convert("onnxruntme"))
        .isInstanceOf(TypeConversionException.class)
        .hasMessage(
            "expected one of djl, onnxruntime, litert, found `onnxruntme` (did you mean `onnxruntime`?)");
  }

  @Test
  void standsInForEveryCommandsWords() {
    CommandRun show = CommandRun.of("show", "sd15", "--by", "levle");

    assertThat(show.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(show.err()).contains("(did you mean `level`?)");
  }
}
