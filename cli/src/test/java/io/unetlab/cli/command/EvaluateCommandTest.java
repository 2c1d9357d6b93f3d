package io.unetlab.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.cli.CommandRun;
import io.unetlab.cli.output.ExitCode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** {@code evaluate}, of networks that were not trained. */
@Tag("slow")
final class EvaluateCommandTest {

  private static final Path NETWORKS =
      CommandRun.home().resolve("training/src/test/resources/networks");

  @TempDir private Path folder;
  private Path recipe = Path.of("");

  @BeforeEach
  void writeRecipe() throws IOException {
    recipe =
        Files.writeString(
            folder.resolve("recipe.yaml"),
            """
            kind: recipe
            name: quick
            data: {shapes: {size: 16, images: 100, held_out: 10 %}}
            latent: {shuffle: 2}
            text: none
            training: {steps: 1, learning_rate: 1e-3}
            evaluation: {measures: [denoising_loss], images: 20, levels: 2, steps: 3}
            """);
  }

  private static String network(String name) {
    return NETWORKS.resolve(name + ".yaml").toString();
  }

  private String weights(String network, int seed) {
    String file = folder.resolve(network + seed + ".safetensors").toString();
    CommandRun.of("init", network(network), "--seed", "" + seed, "-o", file);
    return file;
  }

  @Test
  void severalAreComparedWithTheFirst() throws IOException {
    Path sheet = folder.resolve("sheet.png");
    CommandRun run =
        CommandRun.of(
            "evaluate",
            network("small_blind"),
            "--weights",
            weights("small_blind", 0),
            "--weights",
            weights("small_blind", 1),
            "--recipe",
            recipe.toString(),
            "--sheet",
            sheet.toString());

    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    assertThat(run.out())
        .contains(
            "denoising_loss  small_blind1", "seen", "less the first", " ± ", "wrote " + sheet);
    BufferedImage image = ImageIO.read(sheet.toFile());
    assertThat(image.getWidth()).isEqualTo(170 + 8 + 2 * (96 + 8));
  }

  @Test
  void asJsonWithTheLossOfEveryExample() {
    CommandRun run =
        CommandRun.of(
            "evaluate",
            network("small_blind"),
            "--weights",
            weights("small_blind", 0),
            "--recipe",
            recipe.toString(),
            "--json");

    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    JsonNode network = new ObjectMapper().readTree(run.out()).get("networks").get(0);
    JsonNode loss = network.get("scores").get(0);
    assertThat(loss.get("measure").stringValue()).isEqualTo("denoising_loss");
    assertThat(loss.get("by_example")).hasSize(20);
    assertThat(loss.get("difference").isNull()).isTrue();
    assertThat(network.get("levels")).hasSize(2);
    assertThat(network.get("by_level")).hasSize(2);
  }

  @Test
  void networksThatTheRecipeDoesNotFitAreNamedTogether() throws IOException {
    Path weights = Files.writeString(folder.resolve("w.safetensors"), "");
    CommandRun run =
        CommandRun.of(
            "evaluate",
            network("blind"),
            network("small"),
            "--weights",
            weights.toString(),
            "--weights",
            weights.toString(),
            "--recipe",
            recipe.toString());

    assertThat(run.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains(
            "FIT001", "the network reads a latent of 3 x 4 x 4, and the recipe makes 12 x 8 x 8")
        .contains("FIT002", "and the recipe has no text");
  }

  @Test
  void weightsThatDoNotExistAreRefusedBeforeTheDataIsRead() {
    CommandRun run =
        CommandRun.of(
            "evaluate",
            network("small"),
            "--weights",
            folder.resolve("absent").toString(),
            "--recipe",
            recipe.toString());

    assertThat(run.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(run.err()).contains("--weights: there is no file or directory", "absent");
  }

  /** Only networks that read captions need the words' weights. */
  @Test
  void theWeightsOfWordsMustBeBesideThoseOfANetworkThatReadsThem() throws IOException {
    String text = Files.readString(recipe);
    Files.writeString(recipe, text.replace("text: none", "text: {words: {tokens: 8, width: 32}}"));
    CommandRun blind = evaluate("small_blind");
    CommandRun reading = evaluate("small");

    assertThat(blind.code()).isEqualTo(ExitCode.DONE);
    assertThat(reading.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(reading.err()).contains("MEASURE004", "there is no text.safetensors beside it");
  }

  private CommandRun evaluate(String name) {
    return CommandRun.of(
        "evaluate", network(name), "--weights", weights(name, 0), "--recipe", recipe.toString());
  }

  @Test
  void aWrongNumberOfWeightsIsAMistake() {
    CommandRun run =
        CommandRun.of(
            "evaluate",
            network("blind"),
            network("small"),
            "--weights",
            "w.safetensors",
            "--recipe",
            recipe.toString());

    assertThat(run.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(run.err()).contains("2 networks and 1 --weights");
  }

  @Test
  void theDataHasToBeADirectory() {
    CommandRun run =
        CommandRun.of(
            "evaluate",
            network("small_blind"),
            "--weights",
            "w.safetensors",
            "--recipe",
            recipe.toString(),
            "--data",
            recipe.toString());

    assertThat(run.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(run.err()).contains("--data: expected a directory of pictures");
  }
}
