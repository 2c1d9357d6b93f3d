package io.unetlab.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.unetlab.builders.ort.OnnxRuntime;
import io.unetlab.cli.CommandRun;
import io.unetlab.cli.output.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code export onnx}, on reference networks that are written in a moment. */
final class ExportOnnxCommandTest {

  private static final Path REFERENCE =
      CommandRun.home().resolve("builders/src/test/resources/reference");

  @TempDir private Path folder;

  @Test
  void theFileIsNamedAfterTheNetworkAndSaysWhereItIsFrom() throws OrtException {
    Path into = folder.resolve("not/there/yet");
    CommandRun run = export("md_tiny", into, "--seed", "7");
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    Path model = into.resolve("md_tiny.onnx");
    assertThat(run.out()).startsWith("wrote " + model + ", ").contains("MB");
    assertThat(into).isDirectoryContaining(model::equals);

    assertThat(metadata(model))
        .containsEntry("name", "md_tiny")
        .containsEntry("seed", "7")
        .containsEntry("precision", "float32")
        .containsEntry("attention", "fused")
        .hasEntrySatisfying("spec", it -> assertThat(it).contains("kind: unet"))
        .hasEntrySatisfying("spec_hash", it -> assertThat(it).hasSize(64))
        .hasEntrySatisfying("tool", it -> assertThat(it).startsWith("unetlab "))
        .doesNotContainKey("weights");
  }

  @Test
  void theSameSeedGivesTheSameFile() throws IOException {
    export("bk_tiny", folder.resolve("one"), "--seed", "7");
    export("bk_tiny", folder.resolve("two"), "--seed", "7");
    export("bk_tiny", folder.resolve("three"), "--seed", "8");
    byte[] one = Files.readAllBytes(folder.resolve("one/bk_tiny.onnx"));
    assertThat(Files.readAllBytes(folder.resolve("two/bk_tiny.onnx"))).isEqualTo(one);
    assertThat(Files.readAllBytes(folder.resolve("three/bk_tiny.onnx"))).isNotEqualTo(one);
  }

  @Test
  void weightsAndFormAreTheOnesAskedFor() throws OrtException {
    CommandRun run =
        export(
            "sd15_tiny",
            folder,
            "--weights",
            weights("sd15_tiny"),
            "--precision",
            "float16",
            "--opset",
            "21",
            "--attention",
            "plain",
            "--external-data");
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains(
            "wrote " + folder.resolve("sd15_tiny.onnx") + ", ",
            "wrote " + folder.resolve("sd15_tiny.onnx.data") + ", ");
    assertThat(metadata(folder.resolve("sd15_tiny.onnx")))
        .containsEntry("weights", "weights.safetensors")
        .containsEntry("precision", "float16")
        .containsEntry("attention", "plain")
        .doesNotContainKey("seed");
  }

  @Test
  void aChangeIsMadeBeforeAnythingIsWritten() throws OrtException {
    export("sd15_tiny", folder, "--set", "middle=none", "--set", "name=smaller");
    assertThat(metadata(folder.resolve("smaller.onnx")))
        .hasEntrySatisfying("spec", it -> assertThat(it).contains("middle: none"));
  }

  @Test
  void nothingIsReplacedUnasked() throws IOException {
    Path model = Files.writeString(folder.resolve("md_tiny.onnx"), "mine");
    CommandRun refused = export("md_tiny", folder);
    assertThat(refused.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(refused.err()).contains(model + " already exists; --force replaces it");
    assertThat(model).hasContent("mine");

    assertThat(export("md_tiny", folder, "--force").code()).isEqualTo(ExitCode.DONE);
    assertThat(Files.size(model)).isGreaterThan(100_000);
  }

  /** Every weight that does not fit is named, and there is no file that would be wrong. */
  @Test
  void weightsOfAnotherNetworkAreNamedAndNothingIsWritten() {
    Path into = folder.resolve("exported");
    CommandRun run = export("sd15_tiny", into, "--weights", weights("bk_tiny"));
    assertThat(run.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains(
            "WEIGHT023: ",
            "these are the weights of another network",
            "WEIGHT020: down_blocks.0.resnets.1.norm1.weight 16 is missing",
            "asked for at ");
    assertThat(into).doesNotExist();
  }

  /** Nothing is written for a command that cannot be meant. */
  @Test
  void misuseIsNamed() throws IOException {
    String seed = "--seed makes weights and --weights reads them; give one of the two";
    assertRefused(seed, "--seed", "1", "--weights", weights("md_tiny"));
    assertRefused("--opset must be 17 to 23, is 16", "--opset", "16");
    assertRefused("--opset must be 17 to 23, is 24", "--opset", "24");
    assertRefused("expected one of float32, float16, found `bfloat16`", "--precision", "bfloat16");
    assertRefused("expected one of fused, plain, found `flash`", "--attention", "flash");
    assertRefused("WEIGHT001: there is no such file", "--weights", "none.safetensors");

    Path file = Files.writeString(folder.resolve("file"), "");
    CommandRun run = export("md_tiny", file);
    assertThat(run.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(run.err()).contains(file + " is not a directory; name one to write into");
    Path meant = folder.resolve("x.onnx");
    CommandRun named = export("md_tiny", meant);
    assertThat(named.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(named.err()).contains("-o takes a directory to write into", "--set name=NAME");
    assertThat(meant).doesNotExist();
    assertThat(CommandRun.of("export", "onnx", spec("md_tiny")).err()).contains("--output");
  }

  @Test
  void anUnknownNameSaysWhatWasProbablyMeant() {
    CommandRun run =
        CommandRun.of("export", "onnx", "mobiledifusion", "-o", folder.resolve("x").toString());
    assertThat(run.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(run.err())
        .contains("there is no file mobiledifusion", "did you mean `mobilediffusion`?");
    assertThat(folder).isEmptyDirectory();
  }

  private void assertRefused(String message, String... arguments) {
    Path into = folder.resolve("refused");
    CommandRun run = export("md_tiny", into, arguments);
    assertThat(run.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains(message);
    assertThat(into).doesNotExist();
  }

  private static CommandRun export(String model, Path into, String... more) {
    List<String> arguments = new ArrayList<>(List.of("export", "onnx", spec(model)));
    arguments.addAll(List.of("-o", into.toString()));
    arguments.addAll(List.of(more));
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  private static Map<String, String> metadata(Path model) throws OrtException {
    OnnxRuntime.version(); // unpacks the libraries where they stay
    try (OrtSession session = OrtEnvironment.getEnvironment().createSession(model.toString())) {
      return session.getMetadata().getCustomMetadata();
    }
  }

  private static String spec(String model) {
    return REFERENCE.resolve(model).resolve("spec.yaml").toString();
  }

  private static String weights(String model) {
    return REFERENCE.resolve(model).resolve("weights.safetensors").toString();
  }
}
