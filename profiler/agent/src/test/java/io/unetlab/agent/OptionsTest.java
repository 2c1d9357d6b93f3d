package io.unetlab.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {

  private static final String GOOD =
      "--model m.onnx --inputs in.f32 --threads 4 --warmup-runs 3 --warmup-seconds 2"
          + " --min-runs 50 --min-seconds 10.5 --max-seconds 120 --deadline 600";

  private static Options parse(String line) throws MisuseException {
    return Options.parse(line.split(" "));
  }

  @Test
  void readsAll() throws MisuseException {
    Options options = parse(GOOD + " --provider xnnpack --provider nnapi");
    assertThat(options.model()).isEqualTo("m.onnx");
    assertThat(options.inputs()).isEqualTo("in.f32");
    assertThat(options.threads()).isEqualTo(4);
    assertThat(options.deadlineSeconds()).isEqualTo(600);
    assertThat(options.providers()).containsExactly("xnnpack", "nnapi");
    assertThat(options.rule().warm(3, 2_000_000_000L)).isTrue();
    assertThat(options.rule().done(50, 10_400_000_000L)).isFalse();
    assertThat(options.rule().done(50, 10_500_000_000L)).isTrue();
  }

  @ParameterizedTest(name = "{0} -> {1}: {2}")
  @CsvSource({
    "--threads 4, --threads 0, '--threads has to be a whole number of at least 1, but is `0`'",
    "--threads 4, --threads many, 'at least 1, but is `many`'",
    "--min-runs 50, --min-runs 1.5, '--min-runs has to be a whole number'",
    "--deadline 600, --deadline -1, '--deadline has to be a number of seconds, 0 or more'",
    "--deadline 600, --deadline NaN, 'but is `NaN`'",
    "--model m.onnx, --model, 'unknown option in.f32'",
    "--model m.onnx, --modle m.onnx, 'unknown option --modle; the options are [--model, --inputs'",
    "--model m.onnx, --inputs in.f32, '--inputs is given twice'",
    "' --deadline 600', '', '--deadline is missing'",
    "--deadline 600, --deadline, '--deadline needs a value'",
  })
  void saysWhatMakesNoSense(String good, String bad, String message) {
    assertThatThrownBy(() -> parse(GOOD.replace(good, bad == null ? "" : bad)))
        .isInstanceOf(MisuseException.class)
        .hasMessageContaining(message);
  }
}
