package io.unetlab.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.builders.djl.Parity;
import io.unetlab.builders.weights.WeightStore;
import io.unetlab.cli.CommandRun;
import io.unetlab.cli.output.ExitCode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code generate}, on a whole pipeline in small. */
final class GenerateCommandTest {
  @TempDir private Path folder;
  private SmallCheckpoint checkpoint;

  @BeforeEach
  void makeCheckpoint() throws IOException {
    checkpoint = SmallCheckpoint.in(folder.resolve("checkpoint"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"djl", "onnxruntime", "litert"})
  void theSameSeedIsTheSamePicture(String runtime) throws IOException {
    CommandRun run = make("one.png", "--seed", "3", "--runtime", runtime);
    make("two.png", "--seed", "3", "--runtime", runtime);
    make("three.png", "--seed", "4", "--runtime", runtime);

    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains("image 32 x 32, 8 steps", "ddim, leading, seed 3", "wrote ")
        .containsPattern("text_encoder +[0-9.]+ +2 ")
        .containsPattern("unet +[0-9.]+ +16 ")
        .containsPattern("decoder +[0-9.]+ +1 ");
    BufferedImage picture = ImageIO.read(folder.resolve("one.png").toFile());
    assertThat(picture.getWidth()).isEqualTo(32);
    assertThat(picture.getHeight()).isEqualTo(32);
    assertThat(folder.resolve("one.png"))
        .hasSameBinaryContentAs(folder.resolve("two.png"))
        .binaryContent()
        .isNotEqualTo(Files.readAllBytes(folder.resolve("three.png")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"onnxruntime", "litert"})
  void theRuntimesMakeTheSamePicture(String runtime) {
    make("djl.png", "--save-latents", folder.resolve("djl.safetensors").toString());
    make(
        "other.png",
        "--runtime",
        runtime,
        "--save-latents",
        folder.resolve("other.safetensors").toString());

    WeightStore djl = WeightStore.open(folder.resolve("djl.safetensors"));
    WeightStore other = WeightStore.open(folder.resolve("other.safetensors"));
    assertThat(djl.tensors().keySet())
        .isEqualTo(other.tensors().keySet())
        .contains("latent.0", "latent.8", "image", "output")
        .hasSize(11);
    assertThat(djl.metadata()).containsKeys("spec_hash", "seed", "runtime", "tool");
    for (String name : djl.tensors().keySet()) {
      assertThat(Parity.of(djl.tensor(name), other.tensor(name)).relative())
          .as(name)
          .isLessThan(1e-4);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ddim, 3, leading",
    "euler, 3, leading",
    "dpmpp_2m, 3, linspace",
    "lcm, 4, leading",
    "ufogen, 1, trailing"
  })
  void everySamplerMakesAPicture(String sampler, String steps, String spacing) {
    CommandRun run = make("picture.png", "--sampler", sampler, "--steps", steps);

    assertThat(run.out()).contains(sampler + ", " + spacing + ", seed 0");
    assertThat(folder.resolve("picture.png")).exists();
  }

  @Test
  void aVariantTakesItsPartFromItsOwnFile() {
    String thin = "levels[1].channels=24";
    Path file = folder.resolve("thin.safetensors");
    CommandRun init =
        CommandRun.of(
            "init",
            SmallCheckpoint.file("unet"),
            "--set",
            thin,
            "--from",
            checkpoint.folder().resolve("unet/diffusion_pytorch_model.safetensors").toString(),
            "-o",
            file.toString());
    assertThat(init.code()).isEqualTo(ExitCode.DONE);

    CommandRun without = checkpoint.generate(folder.resolve("no.png"), "--set", "unet." + thin);
    CommandRun with =
        checkpoint.generate(
            folder.resolve("thin.png"), "--set", "unet." + thin, "--weights", "unet=" + file);

    assertThat(without.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(without.err()).contains("WEIGHT023", "unet", "in another shape");
    assertThat(with.code()).isEqualTo(ExitCode.DONE);
  }

  @Test
  void aPictureOfAnotherSize() throws IOException {
    make("picture.png", "--size", "64x48", "--guidance", "none");

    BufferedImage picture = ImageIO.read(folder.resolve("picture.png").toFile());
    assertThat(picture.getHeight()).isEqualTo(64);
    assertThat(picture.getWidth()).isEqualTo(48);
  }

  @Test
  void thePromptMayBeInAFileAndItsEndMayBeIgnored() throws IOException {
    Path prompt = folder.resolve("prompt.txt");
    Files.writeString(prompt, "the cat and the dog of the cat and the dog of\nthe photo the end\n");

    CommandRun run =
        checkpoint.generate(folder.resolve("a.png"), "--prompt-file", prompt.toString());

    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    assertThat(run.err())
        .contains("the prompt is longer than the 16 tokens of text_encoder", "ignored: the end");
  }

  @Test
  void aNegativePromptWithoutGuidanceIsNoted() {
    CommandRun run =
        checkpoint.generate(
            folder.resolve("a.png"), "--guidance", "none", "--negative-prompt", "a dog");

    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    assertThat(run.err()).contains("the negative prompt is ignored");
  }

  @Test
  void theUNetReadsThePenultimateStatesWhereTheyAreReturned() throws IOException {
    make("one.png", "--set", "text_encoder.outputs=penultimate");
    make("both.png", "--set", "text_encoder.outputs=[output, penultimate]");

    assertThat(folder.resolve("both.png")).hasSameBinaryContentAs(folder.resolve("one.png"));
  }

  @Test
  void anotherSchedulerOfTheCheckpointIsNoted() throws IOException {
    checkpoint.write(
        "scheduler/scheduler_config.json",
        "{\"_class_name\": \"PNDMScheduler\", \"beta_schedule\": \"scaled_linear\"}");

    CommandRun run = checkpoint.generate(folder.resolve("a.png"), "--steps", "1");

    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    assertThat(run.err()).contains("the checkpoint's scheduler is PNDMScheduler");
  }

  private CommandRun make(String picture, String... options) {
    CommandRun run = checkpoint.generate(folder.resolve(picture), options);
    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
    return run;
  }
}
