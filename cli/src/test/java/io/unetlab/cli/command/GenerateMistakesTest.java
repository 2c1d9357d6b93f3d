package io.unetlab.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.cli.CommandRun;
import io.unetlab.cli.output.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code generate} refuses, with every reason at once. */
final class GenerateMistakesTest {

  @TempDir private Path folder;
  private SmallCheckpoint checkpoint;

  @BeforeEach
  void makeCheckpoint() throws IOException {
    checkpoint = SmallCheckpoint.in(folder.resolve("checkpoint"));
  }

  @Test
  void everythingThatIsMissingIsSaidAtOnce() throws IOException {
    checkpoint.delete("unet/diffusion_pytorch_model.safetensors");
    checkpoint.delete("tokenizer/merges.txt");
    checkpoint.write("scheduler/scheduler_config.json", "{\"_class_name\": \"MyScheduler\"}");
    checkpoint.write("vae/config.json", "{\"scaling_factor\": \"much\"}");
    checkpoint.write("text_encoder/model.safetensors", "nothing");

    CommandRun run = checkpoint.generate(folder.resolve("a.png"));

    assertThat(run.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(run.err())
        .contains("unet:1:1: error PICTURE001: the weights of `unet` are missing")
        .contains("tokenizer:1:1: error TOKEN001", "merges.txt is missing")
        .contains("scheduler_config.json:1:17: error SPEC040", "MyScheduler")
        .contains("config.json:1:1: error PICTURE003", "scaling_factor")
        .contains("model.safetensors:1:1: error WEIGHT0")
        .contains("5 problems");
    assertThat(folder.resolve("a.png")).doesNotExist();
  }

  @Test
  void aCheckpointWithoutPartsIsSaidPartByPart() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));

    CommandRun run =
        CommandRun.of(
            "generate",
            SmallCheckpoint.file("pipeline"),
            "--weights",
            empty.toString(),
            "--prompt",
            "a cat",
            "-o",
            folder.resolve("a.png").toString());

    assertThat(run.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(run.err())
        .contains("no directory `text_encoder`", "no directory `unet`", "no directory `vae`")
        .contains("expected a tokenizer");
  }

  @Test
  void whatThePipelineAndTheCheckpointSayDifferentlyIsAProblem() throws IOException {
    checkpoint.write(
        "scheduler/scheduler_config.json",
        "{\"_class_name\": \"DDIMScheduler\", \"prediction_type\": \"v_prediction\"}");
    String vocabulary = Files.readString(checkpoint.folder().resolve("tokenizer/vocab.json"));
    checkpoint.write("tokenizer/vocab.json", vocabulary.replace(": 97", ": 200"));

    CommandRun run =
        checkpoint.generate(folder.resolve("a.png"), "--sampler", "lcm", "--steps", "51");

    assertThat(run.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(run.err())
        .contains("PICTURE007: lcm can take 50 steps here, not 51")
        .contains("PICTURE008: the checkpoint's UNet predicts v_prediction, the pipeline's epsilon")
        .contains("PICTURE009", "reach 200", "has 200 tokens");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "text_encoder=none | PICTURE004: the pipeline has no text encoder",
        "unet.extra={kind: time, ids: 2, id_width: 8} | PICTURE005: the UNet reads 2 sizes",
        "source_latent=beside & unet.latent.size=[8, 16] | PICTURE006: the UNet reads the latent"
            + " of",
        "unet.latent.in_channels=9 | PICTURE006: the UNet reads 9 channels and predicts 4",
        "decoder.image.channels=2 | PICTURE010: a picture has 1 or 3 channels",
        "text_encoder.outputs=pooled | SPEC053: the text encoder returns no states"
      })
  void aPipelineThatMakesNoPictureFromAPromptIsAProblem(String changes, String message) {
    List<String> options = new ArrayList<>();
    for (String change : changes.split(" & ")) {
      options.addAll(List.of("--set", change));
    }

    CommandRun run = checkpoint.generate(folder.resolve("a.png"), options.toArray(String[]::new));

    assertThat(run.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(run.err()).contains(message).doesNotContain("internal error");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--steps 0 | --steps:1:1: error SPEC014: expected a whole number from 1 to 1000 for"
            + " `steps`, found `0`",
        "--sampler pndm | expected one of ddim, euler, dpmpp_2m, lcm, ufogen",
        "--guidance strong | --guidance:1:1: error SPEC012: expected a scale from 1 to 100",
        "--guidance 7,5 | write `7.5`, with a point",
        "--guidance 0 | --guidance:1:1: error SPEC014: expected a scale from 1 to 100 such as 7.5",
        "--set decoder=taesd_decodr | --set:1:9: error SPEC050: `taesd_decodr` cannot be",
        "--set decoder=taesd_decodr | did you mean `taesd_decoder`?",
        "--size big | expected pixels such as 512",
        "--size 30 | must be multiples of 4",
        "--weights vae=x | a pipeline has no part `vae`",
        "--weights other | names two checkpoints",
        "--prompt-file nowhere.txt | there is no such file",
        "--seed much | much",
        "--save-latents x.png | does not end in .safetensors"
      })
  void mistakesInOptionsAreSaid(String options, String message) {
    CommandRun run = checkpoint.generate(folder.resolve("a.png"), options.split(" "));

    assertThat(run.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(run.err()).contains(message).doesNotContain("internal error");
  }

  @Test
  void thePictureIsWrittenWhereItCanBe() throws IOException {
    Path there = Files.writeString(folder.resolve("there.png"), "mine");

    CommandRun exists = checkpoint.generate(there);
    CommandRun nowhere = checkpoint.generate(folder.resolve("nowhere/a.png"));
    CommandRun jpeg = checkpoint.generate(folder.resolve("a.jpg"));
    CommandRun forced = checkpoint.generate(there, "--force", "--steps", "1");

    assertThat(exists.err()).contains("already exists; --force replaces it");
    assertThat(nowhere.err()).contains("there is no directory to write");
    assertThat(jpeg.err()).contains("does not end in .png");
    assertThat(forced.code()).isEqualTo(ExitCode.DONE);
    assertThat(ImageIO.read(there.toFile()).getWidth()).isEqualTo(32);
  }

  @Test
  void anEmptyPromptFileIsNoPrompt() throws IOException {
    Path empty = Files.writeString(folder.resolve("empty.txt"), "\n");

    CommandRun run =
        checkpoint.generate(folder.resolve("a.png"), "--prompt-file", empty.toString());

    assertThat(run.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(run.err()).contains("holds no prompt");
  }

  @Test
  void aSingleNetworkIsNoPipeline() {
    CommandRun run =
        CommandRun.of(
            "generate",
            SmallCheckpoint.file("unet"),
            "--weights",
            checkpoint.folder().toString(),
            "--prompt",
            "a cat",
            "-o",
            folder.resolve("a.png").toString(),
            "--steps",
            "2");

    assertThat(run.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(run.err())
        .doesNotContain("steps")
        .contains("expected a pipeline, found a file of kind `unet`");
  }
}
