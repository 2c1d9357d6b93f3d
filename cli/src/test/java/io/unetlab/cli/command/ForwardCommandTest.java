package io.unetlab.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.builders.weights.Tensor;
import io.unetlab.builders.weights.WeightStore;
import io.unetlab.cli.CommandRun;
import io.unetlab.cli.output.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code forward}, on reference networks that were made with PyTorch. */
final class ForwardCommandTest {

  private static final Path REFERENCE =
      CommandRun.home().resolve("builders/src/test/resources/reference");

  @TempDir private Path folder;

  @Test
  void writesTheOutputAndSaysHowFarItIsFromTheFiles() {
    Path target = folder.resolve("out.safetensors");
    CommandRun run = forward("md_tiny", "-o", target.toString(), "--tolerance", "1e-4");

    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    assertThat(run.out()).contains("output 1x8x16x16", "of its standard deviation", "wrote ");
    WeightStore written = WeightStore.open(target);
    assertThat(written.metadata())
        .containsKeys("spec_hash", "tool", "runtime")
        .containsEntry("kernels", "fused");
    Tensor output = written.tensor("output");
    assertThat(output.floats()[0]).isEqualTo(tensor("md_tiny", "output").floats()[0], within());
  }

  @Test
  void theResultIsTheSameOnEveryRun() {
    forward("bk_tiny", "-o", folder.resolve("one.safetensors").toString());
    forward("bk_tiny", "-o", folder.resolve("two.safetensors").toString());

    assertThat(folder.resolve("one.safetensors"))
        .hasSameBinaryContentAs(folder.resolve("two.safetensors"));
  }

  @Test
  void beyondTheToleranceIsNotMet() {
    CommandRun run = forward("md_tiny", "--precision", "bfloat16", "--tolerance", "1e-4");
    assertThat(run.code()).isEqualTo(ExitCode.NOT_MET);
    assertThat(run.err()).contains("exceeds the tolerance of 1.0E-4");
  }

  @Test
  void everyMisfitIsNamed() {
    CommandRun run =
        CommandRun.of(
            "forward",
            spec("md_tiny"),
            "--weights",
            file("md_tiny", "weights.safetensors"),
            "--input",
            file("sdxl_tiny", "io.safetensors"));
    assertThat(run.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(run.err()).contains("WEIGHT031", "sample: expected 1x8x16x16", "found 1x4x16x16");
    assertThat(run.err()).doesNotContain("encoder_hidden_states");
  }

  @Test
  void aMissingInputIsNamed() {
    CommandRun run =
        CommandRun.of(
            "forward",
            spec("sdxl_tiny"),
            "--weights",
            file("sdxl_tiny", "weights.safetensors"),
            "--input",
            file("bk_tiny", "io.safetensors"));
    assertThat(run.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(run.err()).contains("WEIGHT030", "text_embeds 1x32", "time_ids 1x6");
  }

  @Test
  void nothingIsReplacedUnasked() {
    Path target = folder.resolve("out.safetensors");
    forward("md_tiny", "-o", target.toString());
    CommandRun run = forward("md_tiny", "-o", target.toString());
    assertThat(run.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(run.err()).contains("already exists; --force replaces it");
    assertThat(forward("md_tiny", "-o", target.toString(), "--force").code())
        .isEqualTo(ExitCode.DONE);
    assertThat(Files.exists(target)).isTrue();
  }

  /** Another runtime gives the same numbers, and the file says which it was. */
  @ParameterizedTest
  @ValueSource(strings = {"onnxruntime", "litert"})
  void anotherRuntimeGivesTheSame(String runtime) {
    Path target = folder.resolve("out.safetensors");
    CommandRun run =
        forward("md_tiny", "--runtime", runtime, "-o", target.toString(), "--tolerance", "1e-4");

    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    assertThat(run.out()).contains("output 1x8x16x16", "of its standard deviation", "wrote ");
    assertThat(WeightStore.open(target).metadata())
        .containsEntry("kernels", "its own")
        .hasEntrySatisfying("runtime", it -> assertThat(it).startsWith(runtime + " "));
  }

  /** Its files are of batch 1; a batch runs one after another. */
  @ParameterizedTest
  @ValueSource(strings = {"onnxruntime", "litert"})
  void anotherRuntimeTakesABatch(String runtime) {
    CommandRun run = forward("sd21_tiny", "--runtime", runtime, "--tolerance", "1e-4");
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    assertThat(run.out()).contains("output 2x4x16x16");
  }

  /** A stated batch runs at once, and only that batch is taken. */
  @Test
  void aStatedBatchIsTaken() {
    for (String runtime : List.of("djl", "onnxruntime", "litert")) {
      CommandRun run =
          forward("sd21_tiny", "--batch", "2", "--runtime", runtime, "--tolerance", "1e-4");
      assertThat(run.err()).isEmpty();
      assertThat(run.out()).contains("output 2x4x16x16");
    }
    assertThat(forward("sd21_tiny", "--batch", "3").err())
        .contains("sample: expected 3x4x16x16, found 2x4x16x16");
  }

  @Test
  void whatOnnxRuntimeDoesNotDoIsRefused() {
    CommandRun precision =
        forward("md_tiny", "--runtime", "onnxruntime", "--precision", "bfloat16");
    assertThat(precision.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(precision.err()).contains("onnxruntime does not compute in bfloat16");

    CommandRun kernels = forward("md_tiny", "--runtime", "onnxruntime", "--kernels", "plain");
    assertThat(kernels.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(kernels.err()).contains("--kernels is djl's; onnxruntime has its own");
    assertThat(precision.out() + kernels.out()).isEmpty();
  }

  private static Offset<Float> within() {
    return Offset.offset(1e-4f);
  }

  private static CommandRun forward(String model, String... more) {
    List<String> arguments = new ArrayList<>(List.of("forward", spec(model)));
    arguments.addAll(List.of("--weights", file(model, "weights.safetensors")));
    arguments.addAll(List.of("--input", file(model, "io.safetensors")));
    arguments.addAll(List.of(more));
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  private static String spec(String model) {
    return file(model, "spec.yaml");
  }

  private static String file(String model, String name) {
    return REFERENCE.resolve(model).resolve(name).toString();
  }

  private static Tensor tensor(String model, String name) {
    return WeightStore.open(Path.of(file(model, "io.safetensors"))).tensor(name);
  }
}
