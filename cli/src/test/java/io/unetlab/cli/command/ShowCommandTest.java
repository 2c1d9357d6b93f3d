package io.unetlab.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.cli.CommandRun;
import io.unetlab.cli.option.Models;
import io.unetlab.cli.output.ExitCode;
import io.unetlab.cli.output.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** {@code show} gives the published counts, in the requested form. */
final class ShowCommandTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "sd15, 859520964, 401636720640, 22, 16, 16",
    "sd21_base, 865910724, 402128732160, 22, 16, 16",
    "sdxl, 2567463684, 3380618199040, 17, 70, 70",
    "bk_sdm_base, 579384964, 261496995840, 14, 10, 10",
    "bk_sdm_small, 482346884, 255447203840, 12, 9, 9",
    "bk_sdm_tiny, 323384964, 242754519040, 9, 9, 9"
  })
  void showCountsThePublishedModelsToTheLastDigit(
      String model, long params, long macs, int resnets, int self, int cross) {
    JsonNode json = CommandRun.json("show", model, "--json");
    assertThat(json.get("params").asLong()).isEqualTo(params);
    assertThat(json.get("macs").asLong()).isEqualTo(macs);
    assertThat(json.get("resnets").asInt()).isEqualTo(resnets);
    assertThat(json.get("self_attentions").asInt()).isEqualTo(self);
    assertThat(json.get("cross_attentions").asInt()).isEqualTo(cross);
    assertThat(json.get("tree").get("children")).isNotEmpty();
    assertThat(json.get("levels").size()).isEqualTo(model.matches("sdxl|bk_sdm_tiny") ? 3 : 4);
    for (String key : new String[] {"name", "hash", "flops", "peak_activation_bytes"}) {
      assertThat(json.has(key)).as(key).isTrue();
    }
  }

  @Test
  void theReconstructionOfMobileDiffusionIsNearThePublishedFigures() {
    JsonNode json = CommandRun.json("show", "mobilediffusion", "--json");
    assertThat(json.get("params").asDouble()).isBetween(386e6 * 0.99, 386e6 * 1.01);
    assertThat(json.get("macs").asDouble()).isBetween(182e9 * 0.985, 182e9);
    assertThat(json.get("resnets").asInt()).isEqualTo(11);
    assertThat(json.get("self_attentions").asInt()).isEqualTo(15);
    assertThat(json.get("cross_attentions").asInt()).isEqualTo(18);
  }

  @Test
  void snapFusionHasItsPublishedBlocksAndNotItsPublishedParameters() {
    JsonNode json = CommandRun.json("show", "snapfusion", "--json");
    assertThat(json.get("resnets").asInt()).isEqualTo(17);
    assertThat(json.get("self_attentions").asInt()).isEqualTo(14);
    assertThat(json.get("params").asLong()).isEqualTo(742_917_764L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"scope", "level", "role", "op"})
  void everyViewFitsTheTerminalAndEndsInTheTotal(String view) {
    CommandRun run = CommandRun.on(new Terminal(80, true, false), "show", "sd15", "--by", view);
    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    assertThat(run.out()).contains("859.5 M", "401.6 G", "total");
    String tables = run.out().substring(0, run.out().indexOf("\nbatch 1;"));
    assertThat(tables.lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void aVeryNarrowTerminalIsNoFault() {
    CommandRun run = CommandRun.on(new Terminal(40, true, false), "list", "roles");
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isEqualTo(ExitCode.DONE);
  }

  @Test
  void setChangesTheNetworkAsPublished() {
    JsonNode json =
        CommandRun.json(
            "show", "sd15", "--json", "--set", "levels[0].transformer.self_attention=false");
    assertThat(401_636_720_640L - json.get("macs").asLong()).isEqualTo(62_075_699_200L);
  }

  @Test
  void aBatchMultipliesMacsAndNotParameters() {
    JsonNode json = CommandRun.json("show", "sd15", "--json", "--batch", "2");
    assertThat(json.get("macs").asLong()).isEqualTo(2 * 401_636_720_640L);
    assertThat(json.get("params").asLong()).isEqualTo(859_520_964L);
    assertThat(CommandRun.of("show", "sd15", "--batch", "2").out())
        .contains("latent 4 x 64 x 64, batch 2 · ", "\nbatch 2; ");
    assertThat(CommandRun.of("show", "sd15", "--batch", "0").err())
        .contains("--batch must be 1 to 1000, is 0");
  }

  @Test
  void levelsHalveRoundingUp() {
    JsonNode json = CommandRun.json("show", "sd15", "--json", "--set", "latent.size=[64, 65]");
    assertThat(json.get("macs").asLong()).isEqualTo(417_484_042_240L);
    assertThat(json.get("levels").findValuesAsString("width"))
        .containsExactly("65", "33", "17", "9");
    assertThat(json.get("levels").findValuesAsString("height"))
        .containsExactly("64", "32", "16", "8");
  }

  @Test
  void bytesAreThoseOfThePrecision() {
    JsonNode json = CommandRun.json("show", "sd15", "--json", "--precision", "int8/float16");
    assertThat(json.get("weight_bytes").asLong()).isEqualTo(859_520_964L);
    assertThat(json.get("peak_activation_bytes").asLong()).isEqualTo(52_549_632L);
    assertThat(json.get("element_type").asText()).isEqualTo("int8/float16");
    assertThat(CommandRun.of("show", "sd15", "--precision", "int4").out())
        .contains("Weights, int4", "429.8 MB", "Peak activations, int4", "int4 (half a byte");
    assertThat(CommandRun.of("compare", "sd15", "--precision", "float16").out())
        .contains("1.719 GB");
    CommandRun wrong = CommandRun.of("show", "sd15", "--precision", "int3");
    assertThat(wrong.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(wrong.err()).contains("such as int8/float16, found `int3`");
  }

  @Test
  void onlyTheMostExpensivePartsAreShown() {
    CommandRun top = CommandRun.of("show", "sd15", "--by", "op", "--top", "2");
    assertThat(top.out())
        .containsSubsequence("conv 3x3", "linear", "16 others", "\ntotal")
        .doesNotContain("softmax");
    CommandRun tree =
        CommandRun.of("show", "sd15", "--depth", "3", "--top", "1", "--sort", "params");
    assertThat(tree.out()).contains("down_blocks.2.attentions.0.transformer_blocks.0 ");
    CommandRun least = CommandRun.of("show", "sd15", "--by", "role", "--min", "20%");
    assertThat(least.out()).contains("resnet ").contains(" others ").doesNotContain("embedding");
    assertThat(CommandRun.of("show", "sd15", "--min", "5").err()).contains("such as 1%, found `5`");
    assertThat(CommandRun.of("show", "sd15", "--top", "0").err()).contains("at least 1, is 0");
  }

  @Test
  void aSamplingIsStepsTimesPasses() {
    assertThat(CommandRun.of("show", "sd15", "--steps", "25", "--guidance").out())
        .contains(
            "a picture: 25 steps x 2 for guidance x one forward pass = 20.08 T MACs"
                + " (20,081,836,032,000)");
    assertThat(CommandRun.of("show", "sd15", "--guidance").err())
        .contains("--guidance goes with --steps");
  }

  @Test
  void aFolderDoesNotHideTheModelOfItsName() throws IOException {
    Path models = Files.createDirectories(folder.resolve("examples/models"));
    Path model = Files.createFile(models.resolve("src.yaml"));
    System.setProperty("unetlab.home", folder.toString());

    assertThat(Path.of("src")).isDirectory();
    assertThat(Models.file("src")).isEqualTo(model);
    assertThat(CommandRun.of("show", "src").err())
        .startsWith("src:1:1: error SPEC001: this is a directory");
  }
}
