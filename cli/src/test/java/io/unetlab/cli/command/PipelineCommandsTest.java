package io.unetlab.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.cli.CommandRun;
import io.unetlab.cli.output.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What commands do with a network that is made of parts. */
final class PipelineCommandsTest {

  private static final Path SMALL =
      CommandRun.home().resolve("arch-spec/src/test/resources/pipelines/whole.yaml");

  @TempDir private Path folder;

  @Test
  void showTellsWhatEachPartCosts() {
    CommandRun run = CommandRun.of("show", "sd15_pipeline", "--fits", "4GB");

    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    assertThat(run.out())
        .startsWith("sd15_pipeline · Stable Diffusion 1.5 · image 512 x 512, 50 steps")
        .contains("by part", "41,434,230,034,432", "Memory in turn, float32")
        .containsPattern("unet +sd15 +100 +859,520,964 +401\\.6 G +40,163,672,064,000 +96\\.9 %")
        .containsPattern("text_encoder +clip_vit_l14 +2 ")
        .contains(
            "in 4.000 GB: all parts together need 4.934 GB and do not fit;"
                + " one after another they need 3.543 GB and fit");
  }

  @Test
  void otherViewsAddUpToAllRuns() {
    CommandRun level = CommandRun.of("show", "sd15_pipeline", "--by", "level");
    CommandRun scope = CommandRun.of("show", "sd15_pipeline", "--depth", "2");

    assertThat(level.out()).contains("unet: middle (8x8)", "decoder: level 0 (512x512)");
    assertThat(scope.out()).contains("\ntext_encoder ", "\n  down_blocks.0 ");
    assertThat(level.out().lines().filter(it -> it.startsWith("total")).toList())
        .allMatch(it -> it.contains("41,434,230,034,432"))
        .isNotEmpty();
    assertThat(CommandRun.of("show", "sd15", "--by", "part").err())
        .contains("--by part goes with a pipeline");
    assertThat(CommandRun.of("show", "sd15_pipeline", "--steps", "8").err())
        .contains("a pipeline has its own: --set steps=8");
  }

  @Test
  void aNetworkThatIsNotDescribedIsNamed() {
    assertThat(CommandRun.of("show", "dreamlite_pipeline").out())
        .contains("not counted: the network that encodes the prompt");
  }

  @Test
  void jsonHasEachPartWithItsRuns() {
    JsonNode json = CommandRun.json("show", "sd15_pipeline", "--json", "--depth", "1");

    assertThat(json.get("kind").asString()).isEqualTo("pipeline");
    assertThat(json.get("macs").asLong()).isEqualTo(41_434_230_034_432L);
    assertThat(json.get("guidance").get("passes").asInt()).isEqualTo(2);
    assertThat(json.get("source_latent").asString()).isEqualTo("none");
    assertThat(json.get("parts").get(1).get("part").asString()).isEqualTo("unet");
    assertThat(json.get("parts").get(1).get("runs").asLong()).isEqualTo(100);
    assertThat(json.get("parts").get(1).get("macs").asLong()).isEqualTo(401_636_720_640L);
    assertThat(json.get("parts").get(1).get("hash"))
        .isEqualTo(CommandRun.json("show", "sd15", "--json").get("hash"));
  }

  @Test
  void diffTellsWhichPartRunsMoreOftenChangedOrIsGone() {
    assertThat(CommandRun.of("diff", "sd15_pipeline", "--set", "steps=20").out())
        .contains("unet, 100 → 40 runs  ~ ")
        .doesNotContain("down_blocks");
    String decoder = "decoder=" + CommandRun.example("models/taesd_decoder.yaml");
    assertThat(CommandRun.of("diff", "sd15_pipeline", "--set", decoder).out())
        .contains("\ndecoder ")
        .doesNotContain("\nunet ");
    assertThat(CommandRun.of("diff", "sd15_pipeline", "--set", "text_encoder=none").out())
        .containsPattern("\ntext_encoder +- ");
  }

  @Test
  void compareHasTheTableByPart() {
    assertThat(CommandRun.of("compare", "sd15_pipeline", "bk_sdm_tiny_pipeline", "sd15").out())
        .contains("by part", "bk_sdm_tiny_pipeline")
        .containsPattern("\nbk_sdm_tiny_pipeline +unet +bk_sdm_tiny +50 ");
  }

  @Test
  void exportWritesEachPartAndInitOne() {
    CommandRun all = CommandRun.of("export", "onnx", SMALL.toString(), "-o", folder.toString());
    assertThat(all.err()).isEmpty();
    assertThat(folder.resolve("text_encoder.onnx")).exists();
    assertThat(folder.resolve("unet.onnx")).exists();
    assertThat(folder.resolve("decoder.onnx")).exists();

    String weights = folder.resolve("w.safetensors").toString();
    CommandRun none = CommandRun.of("init", SMALL.toString(), "-o", weights);
    assertThat(none.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(none.err()).contains("--part text_encoder or unet or decoder");
    assertThat(CommandRun.of("init", SMALL.toString(), "-o", weights, "--part", "unt").err())
        .contains("has no part unt; did you mean `unet`?");
    assertThat(CommandRun.of("init", SMALL.toString(), "-o", weights, "--part", "unet").code())
        .isEqualTo(ExitCode.DONE);
    assertThat(Files.exists(Path.of(weights))).isTrue();
    assertThat(CommandRun.of("init", "sd15", "-o", weights + "2", "--part", "unet").err())
        .contains("--part goes with a pipeline");
  }

  @Test
  void aCheckpointIsOfOnePart() throws Exception {
    Path weights = Files.createFile(folder.resolve("any.safetensors"));
    CommandRun run =
        CommandRun.of(
            "export", "onnx", SMALL.toString(), "-o", folder + "/o", "--weights", "" + weights);
    assertThat(run.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(run.err()).contains("one by one with --part");
  }

  @Test
  void everyPartThatDoesNotFitIsNamedAtOnce() {
    CommandRun run =
        CommandRun.of(
            "show",
            "sd15_pipeline",
            "--set",
            "decoder=" + CommandRun.example("models/mobilediffusion_decoder.yaml"),
            "--set",
            "text_encoder=" + CommandRun.example("models/openclip_vit_h.yaml"));

    assertThat(run.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(run.err())
        .contains("mobilediffusion_decoder.yaml:", "the decoder reads 8 latent channels")
        .contains("openclip_vit_h.yaml:", "states are 1024 wide, the UNet reads a text 768 wide");
  }

  @Test
  void aPartMayBeAModelByName() {
    String file = "decoder=" + CommandRun.example("models/taesd_decoder.yaml");
    CommandRun named = CommandRun.of("show", "sd15_pipeline", "--set", "decoder=taesd_decoder");

    assertThat(named.err()).isEmpty();
    assertThat(named.out())
        .contains("changed by decoder=taesd_decoder")
        .isEqualTo(
            CommandRun.of("show", "sd15_pipeline", "--set", file)
                .out()
                .replace(file, "decoder=taesd_decoder"));
    assertThat(CommandRun.of("show", "sd15_pipeline", "--set", "decoder=sd15").err())
        .contains("expected a decoder, found a file of kind `unet`");
    assertThat(CommandRun.of("show", "sd15_pipeline", "--set", "decoder=taesd").err())
        .contains("SPEC050", "`taesd` cannot be the `decoder`: there is no such file");
    assertThat(CommandRun.of("show", "sd15_pipeline", "--set", "decoder=.").err())
        .contains("SPEC050", "`.` cannot be the `decoder`: this is a directory, not a file");
  }

  @Test
  void aCheckpointsOtherPartsAreNamedWhenItsUNetIsImported() throws Exception {
    for (String part : List.of("unet/sd15", "vae/sd_vae_decoder", "text_encoder/clip_vit_l14")) {
      String[] names = part.split("/");
      Path config = Files.createDirectories(folder.resolve(names[0])).resolve("config.json");
      CommandRun.of("export", "diffusers", names[1], "-o", config.toString());
    }

    CommandRun whole = CommandRun.of("import", "diffusers", folder.toString());
    assertThat(whole.code()).isEqualTo(ExitCode.DONE);
    assertThat(whole.out()).startsWith("kind: unet");
    assertThat(whole.err())
        .contains(
            "import its other parts from "
                + folder.resolve("text_encoder")
                + ", "
                + folder.resolve("vae"));
    assertThat(CommandRun.of("import", "diffusers", folder.resolve("unet").toString()).err())
        .isEmpty();
    assertThat(CommandRun.of("export", "diffusers", "sdxl_vae_decoder").err())
        .contains("without scaling_factor", "diffusers assumes 0.18215");
    assertThat(CommandRun.of("export", "diffusers", "taesd_decoder").err()).isEmpty();
  }

  @Test
  void aConfigIsOfOnePart() {
    CommandRun none = CommandRun.of("export", "diffusers", "sd15_pipeline");
    assertThat(none.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(none.err()).contains("--part text_encoder or unet or decoder");
    assertThat(CommandRun.of("export", "diffusers", "sd15_pipeline", "--part", "decoder").out())
        .isEqualTo(CommandRun.of("export", "diffusers", "sd_vae_decoder").out())
        .contains("AutoencoderKL");
  }
}
