package io.unetlab.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.cli.CommandRun;
import io.unetlab.cli.output.ExitCode;
import io.unetlab.cli.output.Terminal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code check}, before a phone is touched. */
final class CheckCommandTest {

  private static CommandRun check(String... options) {
    List<String> words = new ArrayList<>(List.of("check"));
    words.addAll(List.of(options));
    return CommandRun.of(words.toArray(String[]::new));
  }

  @ParameterizedTest
  @MethodSource("io.unetlab.cli.command.Kinds#all")
  void everyKindIsCheckedForEveryDelegate(String kind) {
    CommandRun run = check(Kinds.file(kind), "--for", "gpu,nnapi,xnnpack,qnn,coreml", "--json");

    assertThat(run.code()).isEqualTo(ExitCode.NOT_MET);
    for (JsonNode one : JsonMapper.shared().readTree(run.out()).get("checks")) {
      assertThat(one.get("accepted").asInt()).isPositive();
      assertThat(one.get("macs").asLong()).isGreaterThanOrEqualTo(one.get("taken_macs").asLong());
    }
  }

  @Test
  void aNetworkThatIsTakenWholeExitsWithZero() {
    CommandRun run = check(Kinds.file("unet"), "--for", "gpu");

    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    assertThat(run.out()).contains("LiteRT's GPU delegate accepts all ", " in 1 piece");
  }

  @Test
  void aRefusedNodeExitsWithThreeAndSaysWhatToDo() {
    CommandRun run = check(Kinds.file("unet"), "--for", "qnn");

    assertThat(run.code()).isEqualTo(ExitCode.NOT_MET);
    assertThat(run.out())
        .contains("MultiHeadAttention", "in 15 pieces", "export with --attention plain");
    assertThat(check(Kinds.file("unet"), "--for", "qnn", "--attention", "plain").code())
        .isEqualTo(ExitCode.DONE);
  }

  @Test
  void aPipelineHasACheckForEachPart() {
    assertThat(check(Kinds.file("pipeline"), "--for", "xnnpack").out())
        .contains("unet: XNNPACK accepts", "decoder: XNNPACK accepts");
    assertThat(check(Kinds.file("pipeline"), "--part", "decoder", "--for", "xnnpack").out())
        .contains("decoder: XNNPACK accepts")
        .doesNotContain("unet:");
  }

  @Test
  void theFormDecidesHowXnnpackCutsTheGraph() {
    String one = Kinds.file("decoder");

    assertThat(check(one, "--for", "xnnpack").out()).doesNotContain("odml.group_norm");
    assertThat(check(one, "--for", "xnnpack", "--form", "composites").out())
        .contains("odml.group_norm", "export with --form primitives");
  }

  @Test
  void theGpuIsCheckedWithTheFormThatIsMadeForIt() {
    assertThat(check(Kinds.file("decoder"), "--for", "gpu,xnnpack").out())
        .contains("TensorFlow Lite file (composites)", "TensorFlow Lite file (primitives)");
    assertThat(check(Kinds.file("decoder"), "--for", "gpu", "--form", "primitives").out())
        .contains("TensorFlow Lite file (primitives)");
  }

  @ParameterizedTest
  @CsvSource({"--attention, plain, 'gpu,nnapi', ONNX", "--form, composites, qnn, TensorFlow Lite"})
  void anOptionThatNoDelegateReadsIsAMistake(
      String option, String value, String delegates, String format) {
    CommandRun run = check(Kinds.file("unet"), "--for", delegates, option, value);

    assertThat(run.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(run.err()).contains(option + " is of " + format + " files, and no delegate");
    assertThat(check(Kinds.file("unet"), "--for", "gpu,qnn", option, value).err()).isEmpty();
  }

  @Test
  void linesFitTheTerminalAndTheSourcesAreNamedOnce() {
    Terminal narrow = new Terminal(60, false, false);
    CommandRun run =
        CommandRun.on(narrow, "check", Kinds.file("pipeline"), "--for", "nnapi,coreml,xnnpack");

    assertThat(run.out().lines()).allMatch(it -> it.length() <= 60);
    assertThat(run.out()).containsOnlyOnce("Rules as read in");
    assertThat(run.out().replaceAll("\\s+", " "))
        .contains("Cos, Sin: the sinusoid of a time step runs on the CPU");
  }

  @Test
  void aPrecisionThatAFormatDoesNotHaveIsAMistake() {
    CommandRun run = check(Kinds.file("unet"), "--for", "xnnpack,coreml", "--precision", "int8w");

    assertThat(run.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(run.err()).contains("int8w is of TensorFlow Lite files; coreml reads ONNX files");
  }

  @Test
  void anUnknownDelegateIsAnsweredWithTheProbableOne() {
    CommandRun run = check(Kinds.file("unet"), "--for", "xnpack");

    assertThat(run.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(run.err()).contains("expected one of gpu, nnapi, xnnpack, qnn, coreml", "xnnpack");
  }
}
