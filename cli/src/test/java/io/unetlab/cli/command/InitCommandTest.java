package io.unetlab.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.builders.weights.SafetensorsWriter;
import io.unetlab.builders.weights.Tensor;
import io.unetlab.builders.weights.WeightStore;
import io.unetlab.cli.CommandRun;
import io.unetlab.cli.output.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** {@code init}, on a network small enough to be written in a moment. */
final class InitCommandTest {

  private static final String SPEC =
      """
      kind: unet
      name: small
      latent: {channels: 4, size: 16}
      text: {tokens: 8, width: 24}
      groups: 4
      transformer: {heads: 4}
      levels:
        - {channels: 16, resnets: 2, transformers: 1}
        - {channels: 32, resnets: 2}
      middle: {resnets: 2, transformers: 1}
      """;

  @TempDir private Path folder;
  private String spec;

  @BeforeEach
  void writeSpec() throws IOException {
    spec = Files.writeString(folder.resolve("small.yaml"), SPEC).toString();
  }

  @Test
  void theSameSeedGivesTheSameFile() throws IOException {
    CommandRun run = init("one.safetensors", "--seed", "7");
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    assertThat(run.out()).contains("new", "304", "281,492", "wrote ");
    init("two.safetensors", "--seed", "7");
    init("three.safetensors", "--seed", "8");

    byte[] one = Files.readAllBytes(file("one.safetensors"));
    assertThat(Files.readAllBytes(file("two.safetensors"))).isEqualTo(one);
    assertThat(Files.readAllBytes(file("three.safetensors"))).isNotEqualTo(one);
    assertThat(WeightStore.open(file("one.safetensors")).metadata())
        .containsEntry("name", "small")
        .containsEntry("seed", "7")
        .containsKey("tool")
        .hasEntrySatisfying("spec_hash", it -> assertThat(it).hasSize(64))
        .doesNotContainKey("from");
  }

  @Test
  void aDirectoryIsNoFileToReplace() throws IOException {
    Path directory = Files.createDirectory(folder.resolve("weights"));
    CommandRun run = init("weights", "--force");
    assertThat(run.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(run.err()).contains("is a directory");
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void aVariantBeginsWithWhatFitsAndSaysWhatBecameOfTheRest() throws IOException {
    init("big.safetensors");
    CommandRun run =
        init(
            "variant.safetensors",
            "--from",
            file("big.safetensors").toString(),
            "--precision",
            "bfloat16",
            "--set",
            "middle=none",
            "--set",
            "transformer.feed_forward.ratio=3");

    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    assertThat(run.out())
        .contains(
            "96x16", "128x16", "value and gate separately", "mid_block.resnets.0.conv1.weight")
        .containsPattern("taken +\\d")
        .containsPattern("new +0 +0");
    WeightStore variant = WeightStore.open(file("variant.safetensors"));
    assertThat(variant.tensor("conv_in.weight").type()).isEqualTo(ElementType.BFLOAT16);
    assertThat(variant.metadata()).containsEntry("from", "big.safetensors");
  }

  @Test
  void jsonNamesEveryTensor() {
    init("big.safetensors");
    CommandRun run =
        init(
            "variant.safetensors",
            "--from",
            file("big.safetensors").toString(),
            "--json",
            "--set",
            "levels[0].resnets=1");
    JsonNode json = new ObjectMapper().readTree(run.out());
    assertThat(json.get("kind").asString()).isEqualTo("weights");
    assertThat(json.get("overflows").asInt()).isZero();
    assertThat(json.get("taken").size()).isPositive();
    assertThat(json.get("sliced").size() + json.get("new").size() + json.get("taken").size())
        .isEqualTo(WeightStore.open(file("variant.safetensors")).tensors().size());
    assertThat(json.get("unused").get(0).get("from").isArray()).isTrue();
  }

  @Test
  void aFileThatIsNoCheckpointIsAProblem() {
    CommandRun run = init("x.safetensors", "--from", spec);
    assertThat(run.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(run.err()).contains("small.yaml:1:1: error WEIGHT003: the header claims");
    assertThat(file("x.safetensors")).doesNotExist();
    assertThat(init("x.safetensors", "--from", "none.safetensors").err())
        .contains("none.safetensors:1:1: error WEIGHT001: there is no such file");
  }

  @Test
  void whatTheUserShouldKnowIsSaid() throws IOException {
    Tensor strange = Tensor.of("model.conv.bias", TensorShape.of(1), 1e9f);
    Path other = file("other.safetensors");
    SafetensorsWriter.write(other, List.of(strange), ElementType.FLOAT32, Map.of());
    CommandRun refused = init("x.safetensors", "--from", other.toString());
    assertThat(refused.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(refused.err()).contains("nothing of " + other + " fits by name");
    assertThat(file("x.safetensors")).doesNotExist();
    assertThat(init("x.safetensors", "--from", other.toString(), "--allow-nothing").code())
        .isEqualTo(ExitCode.DONE);

    float[] huge = new float[16];
    Arrays.fill(huge, 1e9f);
    Tensor fits = Tensor.of("conv_in.bias", TensorShape.of(16), huge);
    SafetensorsWriter.write(other, List.of(fits), ElementType.FLOAT32, Map.of());
    assertThat(init("y.safetensors", "--from", other.toString(), "--precision", "float16").err())
        .isEqualToIgnoringNewLines(
            "unetlab: 16 numbers are too large for float16 and became infinite");
  }

  @Test
  void aCheckpointMayBeReplacedByWhatIsMadeOfIt() throws IOException {
    init("same.safetensors", "--seed", "3");
    float[] before = WeightStore.open(file("same.safetensors")).tensor("conv_in.weight").floats();
    String same = file("same.safetensors").toString();
    CommandRun refused = init("same.safetensors", "--from", same, "--set", "middle=none");
    assertThat(refused.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(refused.err()).contains("already exists; --force replaces it");
    assertThat(init("same.safetensors", "--from", same, "--set", "middle=none", "--force").code())
        .isZero();

    WeightStore after = WeightStore.open(file("same.safetensors"));
    assertThat(after.tensor("conv_in.weight").floats()).isEqualTo(before);
    assertThat(after.find("mid_block.resnets.0.conv1.bias")).isEmpty();
  }

  @Test
  void whereNothingCanBeWrittenIsAMessage() {
    CommandRun run = CommandRun.of("init", spec, "-o", file("no/such/x.safetensors").toString());
    assertThat(run.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(run.err())
        .contains("cannot write", "no such file or directory")
        .doesNotContain("\tat ");
    assertThat(CommandRun.of("init", spec).code()).isEqualTo(ExitCode.USER_INPUT);
  }

  private CommandRun init(String output, String... more) {
    String[] args = new String[more.length + 4];
    args[0] = "init";
    args[1] = spec;
    args[2] = "-o";
    args[3] = file(output).toString();
    System.arraycopy(more, 0, args, 4, more.length);
    return CommandRun.of(args);
  }

  private Path file(String name) {
    return folder.resolve(name);
  }
}
