package io.unetlab.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.cli.CommandRun;
import io.unetlab.cli.output.ExitCode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code generate} with a UNet and its recipe, before and after finetuning for one step. */
final class TrainedPictureTest {

  private static final int SIDE = 8;

  @TempDir private Path folder;

  @BeforeEach
  void writeFiles() throws IOException {
    Path pictures = Files.createDirectory(folder.resolve("pictures"));
    StringBuilder metadata = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      BufferedImage picture = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
      picture.setRGB(i % SIDE, i / SIDE, 0xFF_FF_FF);
      ImageIO.write(picture, "png", pictures.resolve(i + ".png").toFile());
      metadata.append("{\"file_name\": \"" + i + ".png\", \"text\": \"place " + i + "\"}\n");
    }
    Files.writeString(pictures.resolve("metadata.jsonl"), metadata);
    Files.writeString(
        folder.resolve("recipe.yaml"),
        """
        kind: recipe
        name: places
        data: {folder: pictures, size: 8, held_out: 25 %}
        latent: pixels
        text: {words: {tokens: 2, width: 8}}
        training: {steps: 2, batch: 2, learning_rate: 1e-3}
        one_step: {iterations: 2, batch: 2, keep_every: 1}
        evaluation: {measures: [denoising_loss], images: 2, levels: 2, steps: 3, guidance: 2}
        """);
    Files.writeString(
        folder.resolve("tiny.yaml"),
        """
        kind: unet
        name: tiny
        latent: {channels: 3, size: 8}
        text: {tokens: 2, width: 8}
        groups: 4
        transformer: {heads: 2}
        levels:
          - {channels: 8, resnets: 1, transformers: 1}
          - {channels: 16, resnets: 1}
        middle: {resnets: 1, transformers: 0}
        """);
  }

  @Test
  @Tag("slow")
  void aFinetunedNetworkTakesOneStepUnlessMoreAreAskedFor() throws IOException {
    assertThat(run("train", "-o", file("trained")).code()).isEqualTo(ExitCode.DONE);
    Path trained = folder.resolve("trained/tiny/seed-1");
    CommandRun finetuning = run("train", "--from", trained.toString(), "-o", file("finetuned"));
    assertThat(finetuning.code()).as(finetuning.err()).isEqualTo(ExitCode.DONE);
    Path finetuned = folder.resolve("finetuned/tiny/seed-1");

    assertThat(generate(trained, "usual.png").out())
        .contains("tiny, image 8 x 8, 3 steps, dpmpp_2m, guidance 2.0, seed 0");
    CommandRun own = generate(finetuned, "own.png");
    assertThat(own.out())
        .contains("tiny, image 8 x 8, 1 step, ufogen, no guidance, seed 0", "wrote ");
    assertThat(own.err()).isEmpty();
    generate(finetuned, "one.png", "--steps", "1");
    assertThat(generate(finetuned, "two.png", "--steps", "2").out()).contains("2 steps, ufogen");
    generate(finetuned, "other.png", "--seed", "1");
    generate(trained, "naive.png", "--sampler", "ufogen", "--steps", "1", "--guidance", "none");

    assertThat(ImageIO.read(folder.resolve("own.png").toFile()).getWidth()).isEqualTo(SIDE);
    assertThat(folder.resolve("one.png")).hasSameBinaryContentAs(folder.resolve("own.png"));
    for (String different : List.of("two.png", "other.png", "naive.png")) {
      assertThat(folder.resolve(different))
          .binaryContent()
          .as(different)
          .isNotEqualTo(Files.readAllBytes(folder.resolve("own.png")));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--weights nowhere | --weights: there is no file or directory nowhere",
        "--weights a --weights b | with --recipe, name one training, not 2",
        "--weights a --steps 0 | --steps: expected a whole number from 1, found 0",
        "--weights a --guidance strong | expected a number from 1, or none; found strong",
        "--weights a --size 8 | --size: with --recipe",
        "--weights a --negative-prompt no | --recipe excludes --negative-prompt",
        "--weights a --runtime onnxruntime | --recipe excludes --negative-prompt",
      })
  void mistakesInOptionsAreSaid(String options, String message) {
    CommandRun run = generate("a.png", options.split(" "));

    assertThat(run.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(run.err()).contains(message).doesNotContain("internal error");
    assertThat(folder.resolve("a.png")).doesNotExist();
  }

  @Test
  void weightsWithoutTheWordsAreAProblem() {
    String weights = file("w.safetensors");
    assertThat(CommandRun.of("init", file("tiny.yaml"), "-o", weights).code()).isZero();

    CommandRun words = generate("a.png", "--weights", weights);
    assertThat(words.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(words.err()).contains("MEASURE004", "there is no text.safetensors beside it");
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  private CommandRun run(String command, String... more) {
    List<String> words =
        new ArrayList<>(List.of(command, file("tiny.yaml"), "--recipe", file("recipe.yaml")));
    words.addAll(List.of(more));
    return CommandRun.of(words.toArray(String[]::new));
  }

  private CommandRun generate(String output, String... more) {
    List<String> words = new ArrayList<>(List.of("--prompt", "place 3", "-o", file(output)));
    words.addAll(List.of(more));
    return run("generate", words.toArray(String[]::new));
  }

  private CommandRun generate(Path weights, String output, String... more) {
    List<String> words = new ArrayList<>(List.of("--weights", weights.toString()));
    words.addAll(List.of(more));
    CommandRun run = generate(output, words.toArray(String[]::new));
    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
    return run;
  }
}
