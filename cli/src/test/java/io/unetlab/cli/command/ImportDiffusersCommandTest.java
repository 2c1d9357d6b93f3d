package io.unetlab.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.cli.CommandRun;
import io.unetlab.cli.output.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a config is found, what its network is called, and what is said about it. */
class ImportDiffusersCommandTest {

  private static final String CONFIG =
      "{\"_class_name\": \"UNet2DConditionModel\", \"sample_size\": 64}";
  private static final String FROM_HUB =
      CONFIG.replace("{", "{\"_name_or_path\": \"runwayml/stable-diffusion-v1-5\", ");

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "dreamy/unet/config.json, dreamy",
    "dreamy/unet_ema/config.json, dreamy",
    "models--org--turbo/snapshots/0123456789abcdef0123456789abcdef01234567/unet/config.json, turbo",
    "dreamy/config.json, dreamy",
    "app/config.json, unet",
    "app/unet/config.json, unet",
    "dreamy/checkpoint-500/unet/config.json, dreamy",
    "dreamy/checkpoint-500/config.json, dreamy",
    "dreamy/0123456789abcdef0123456789abcdef01234567/unet/config.json, dreamy",
    "models--org--turbo/snapshots/0123456789abcdef0123456789abcdef01234567/config.json, turbo",
    "app/sd15.json, sd15",
    "app/sd15_config.json, sd15",
  })
  void theNameIsTheMostTellingPartOfThePath(String path, String name) throws IOException {
    assertThat(imported(file(path, CONFIG)).out()).contains("name: " + name + "\n");
  }

  @ParameterizedTest
  @CsvSource({
    "dreamy/vae/config.json, vae_decoder_tiny, dreamy_decoder",
    "app/vae/config.json, vae_decoder_tiny, decoder",
    "app/vae.json, vae_decoder_tiny, decoder",
    "dreamy/vae.json, vae_decoder_tiny, dreamy_decoder",
    "dreamy/config.json, vae_decoder_tiny, dreamy_decoder",
    "dreamy/vae_1_0/config.json, vae_decoder_tiny, dreamy_decoder",
    "models--org--kl/snapshots/0123456789abcdef0123456789abcdef01234567/config.json, vae_decoder_tiny, kl_decoder",
    "dreamy/text_encoder_2.json, clip_text_tiny, dreamy_text_encoder_2",
    "clip-vit/config.json, clip_text_tiny, clip-vit",
    "dreamy/text_encoder/config.json, clip_text_tiny, dreamy_text_encoder",
    "dreamy/text_encoder_2/config.json, clip_text_tiny, dreamy_text_encoder_2",
    "dreamy/clip.json, clip_text_tiny, clip",
  })
  void thePartsOfOneCheckpointHaveDifferentNames(String path, String network, String name)
      throws IOException {
    Path cases = CommandRun.home().resolve("builders/src/test/resources/reference");
    String config = Files.readString(cases.resolve(network).resolve("config.json"));
    assertThat(imported(file(path, config)).out()).contains("name: " + name + "\n");
  }

  @Test
  void theHalvesOfAnAutoencoderHaveDifferentNames() throws IOException {
    Path cases = CommandRun.home().resolve("builders/src/test/resources/reference");
    String config = Files.readString(cases.resolve("vae_decoder_tiny/config.json"));
    Path file = file("taesd.json", config);

    assertThat(imported(file).out()).contains("name: taesd_decoder\n");
    assertThat(imported(file, "--part", "encoder").out()).contains("name: taesd_encoder\n");
  }

  @ParameterizedTest
  @CsvSource({
    "app/config.json, stable-diffusion-v1-5",
    "dreamy/config.json, stable-diffusion-v1-5",
    "dreamy/unet/config.json, dreamy",
  })
  void theConfigsOriginIsABetterNameThanAnyDirectory(String path, String name) throws IOException {
    assertThat(imported(file(path, FROM_HUB)).out()).contains("name: " + name + "\n");
  }

  @ParameterizedTest
  @CsvSource({"m/unet/config.json, m", "m/unet/config.json, m/unet", "m/unet_ema/config.json, m"})
  void aDirectoryStandsForTheConfigInIt(String path, String argument) throws IOException {
    file(path, CONFIG);
    assertThat(imported(folder.resolve(argument)).out()).contains("name: m\n");
  }

  @Test
  void aDirectoryWithoutAConfigIsRefused() {
    CommandRun run = imported(folder);
    assertThat(run.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(run.err()).contains("with neither config.json nor unet/config.json");
  }

  @Test
  void aMissingSizeCanBeSet() throws IOException {
    Path file = file("tiny.json", "{\"_class_name\": \"UNet2DConditionModel\"}");
    assertThat(imported(file).err()).contains("`sample_size` is missing", "--set sample_size=64");
    CommandRun run =
        imported(file, "--set", "sample_size=[64,96]", "--set", "act_fn=swish", "--tokens", "256");
    assertThat(run.out()).contains("size: [64, 96]", "tokens: 256");
  }

  @Test
  void theAssumedLengthOfATextThatIsNotClipsIsTold() throws IOException {
    Path file = file("other.json", CONFIG.replace("{", "{\"encoder_hid_dim\": 4096, "));
    assertThat(imported(file).err()).contains("the text has 77 tokens", "--tokens");
    assertThat(imported(file, "--tokens", "256").err()).isEmpty();
  }

  @Test
  void aWrongSetPointsAtTheOption() throws IOException {
    CommandRun run = imported(file("tiny.json", CONFIG), "--set", "sample_siz=64");
    assertThat(run.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(run.err()).contains("--set:1:1", "did you mean `sample_size`?");
  }

  @Test
  void keysOfOtherToolsAreIgnoredAndNamed() throws IOException {
    String ema = CONFIG.replace("{", "{\"decay\": 0.9999, \"use_ema_warmup\": false, ");
    CommandRun run = imported(file("ema.json", "\uFEFF" + ema));
    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    assertThat(run.out()).isEqualTo(imported(file("same/ema.json", CONFIG)).out());
    assertThat(run.err())
        .isEqualTo(
            "ignored, because they do not describe the network: decay, use_ema_warmup"
                + System.lineSeparator());
  }

  @Test
  void dreamLitesConfigIsTheModelAndBack() throws IOException {
    Path config =
        CommandRun.home().resolve("arch-spec/src/test/resources/diffusers/good/dreamlite.json");
    CommandRun run = imported(config);
    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    Path network = file("dreamlite.yaml", run.out());
    assertThat(hash(network.toString())).isEqualTo(hash("dreamlite"));
    assertThat(CommandRun.of("export", "diffusers", "dreamlite").out())
        .contains("\"_class_name\": \"DreamLiteUNetModel\"")
        .isEqualTo(CommandRun.of("export", "diffusers", network.toString()).out());
  }

  private static String hash(String network) {
    return CommandRun.json("show", network, "--json").get("hash").asString();
  }

  private CommandRun imported(Path file, String... options) {
    String[] all = new String[3 + options.length];
    all[0] = "import";
    all[1] = "diffusers";
    all[2] = file.toString();
    System.arraycopy(options, 0, all, 3, options.length);
    return CommandRun.of(all);
  }

  private Path file(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
