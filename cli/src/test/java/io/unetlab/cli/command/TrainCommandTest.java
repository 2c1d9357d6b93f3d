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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The command {@code train}, on networks that take a second. */
final class TrainCommandTest {

  private static final String RECIPE = CommandRun.example("recipes/shapes.yaml");
  private static final String SMALL =
      """
      kind: unet
      name: %s
      latent: {channels: 12, size: 8}
      text: none
      groups: 4
      transformer: {heads: 2}
      levels:
        - {channels: %d, resnets: 1}
        - {channels: 16, resnets: 1}
      middle: {resnets: 1, transformers: 0}
      """;

  @TempDir private Path folder;

  @BeforeEach
  void writeNetworks() throws IOException {
    Files.writeString(folder.resolve("wide.yaml"), SMALL.formatted("wide", 16));
    Files.writeString(folder.resolve("narrow.yaml"), SMALL.formatted("narrow", 8));
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  private CommandRun train(String... more) {
    List<String> words =
        new ArrayList<>(
            List.of("train", file("wide.yaml"), file("narrow.yaml"), "--recipe", RECIPE));
    words.addAll(List.of(more));
    return CommandRun.of(words.toArray(String[]::new));
  }

  @Test
  @Tag("slow")
  void networksAreTrainedAndComparedInPairs() {
    String out = file("out");
    CommandRun run = train("--steps", "3", "--seeds", "1-2", "-o", out);

    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
    assertThat(run.out())
        .containsPattern("wide +1 +3 +\\d\\.\\d{4} ")
        .containsPattern("narrow +2 +3 +\\d\\.\\d{4} ")
        .contains("differences to wide in pairs of one seed")
        .containsPattern(
            "narrow +training loss +-?\\d\\.\\d{4} +\\d\\.\\d{4} +2 +(not )?separated");
    Path weights = Path.of(out, "wide", "seed-2", "unet.safetensors");
    assertThat(WeightStore.open(weights).metadata())
        .containsEntry("name", "wide")
        .containsEntry("seed", "2")
        .containsEntry("steps", "3")
        .containsKeys("spec_hash", "recipe_hash", "tool");

    CommandRun again = train("--steps", "3", "--seeds", "1,2", "-o", out, "--json");
    JsonNode json = new ObjectMapper().readTree(again.out());
    assertThat(json.at("/trainings")).hasSize(4);
    assertThat(json.at("/trainings/0/steps").asInt()).isEqualTo(3);
    assertThat(json.at("/differences/0/network").asString()).isEqualTo("narrow");

    CommandRun other = train("--steps", "4", "--seeds", "2,3", "-o", out);
    assertThat(other.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(other.err())
        .contains(Path.of(out, "wide", "seed-2") + " holds a training with another recipe")
        .contains("--fresh")
        .doesNotContain("seed-3");
    assertThat(WeightStore.open(weights).metadata()).containsEntry("steps", "3");
  }

  @Test
  @Tag("slow")
  void trainingStartsFromWeightsThatFit() {
    assertThat(train("--steps", "2", "-o", file("first")).code()).isEqualTo(ExitCode.DONE);
    String from = Path.of(file("first"), "wide", "seed-1").toString();

    CommandRun run = train("--steps", "2", "--from", from, "-o", file("second"), "--json");
    JsonNode json = new ObjectMapper().readTree(run.out());
    double first = json.at("/trainings/0/training_loss").asDouble();
    assertThat(first).isPositive();
    assertThat(run.err())
        .containsPattern("wide starts from .*seed-1 with (\\d+) of its \\1 weights")
        .containsPattern("narrow starts from .*seed-1 with \\d+ of its \\d+ weights")
        .containsPattern("  \\d+ sliced to fit: time_embedding.linear_1.weight, ");
    CommandRun fresh = train("--steps", "2", "-o", file("second"));
    assertThat(fresh.err()).contains("holds a training with other initial weights");
  }

  @Test
  void whatDoesNotFitIsSaidOfAllNetworksBeforeAnythingIsWritten() throws IOException {
    Files.writeString(
        folder.resolve("wide.yaml"), SMALL.formatted("wide", 16).replace("size: 8", "size: 16"));
    Files.writeString(
        folder.resolve("narrow.yaml"), SMALL.formatted("narrow", 8).replace(": 12", ": 4"));
    CommandRun run = train("-o", file("out"));
    assertThat(run.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(run.err())
        .contains(
            "wide.yaml:3",
            "the network reads a latent of 12 x 16 x 16, and the recipe makes 12 x 8 x 8",
            "narrow.yaml:3",
            "the network reads a latent of 4 x 8 x 8");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void picturesThatAreMissingAreReportedBeforeAnythingIsWritten() throws IOException {
    Files.writeString(
        folder.resolve("metadata.jsonl"), "{\"file_name\": \"a.png\", \"text\": \"a\"}\n");
    String out = file("out");
    CommandRun run = train("-o", out, "--data", folder.toString());
    assertThat(run.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(run.err())
        .contains("metadata.jsonl:1:15: error DATA003: there is no picture `a.png`");
    assertThat(Path.of(out)).doesNotExist();
  }

  @Test
  void everyMistakeIsReportedBeforeAnythingIsWritten() throws IOException {
    Files.writeString(folder.resolve("narrow.yaml"), SMALL.formatted("wide", 8));
    String out = file("out");
    assertThat(train("-o", out).err()).contains("two networks are called wide");
    assertThat(train("-o", "-").err()).contains("cannot go to standard output");
    assertThat(train("-o", out, "--steps", "0").err()).contains("--steps must be at least 1, is 0");
    assertThat(train("-o", out, "--seeds", "1-3,2").err()).contains("--seeds names one twice");
    assertThat(train("-o", out, "--seeds", "3-1").err())
        .contains("--seeds", "expected seeds such as 1,2,3 or 1-3, at most 1000, found `3-1`");
    assertThat(train("-o", out, "--parallel", "0").err()).contains("--parallel must be at least 1");
    assertThat(train("-o", out, "--from", file("none")).err()).contains("--from: there is no file");
    Path other = folder.resolve("other.safetensors");
    Tensor tensor = Tensor.of("another.weight", TensorShape.of(2), new float[] {1, 2});
    SafetensorsWriter.write(other, List.of(tensor), ElementType.FLOAT32, Map.of());
    assertThat(train("-o", out, "--from", other.toString()).err())
        .contains("--from: nothing of " + other + " fits wide by name");
    String empty = folder.toString();
    assertThat(train("-o", out, "--from", empty).err())
        .contains("--from: the directory " + empty + " has no unet.safetensors");
    assertThat(train("-o", out, "--teacher", file("wide.yaml") + ":" + empty).err())
        .contains("--teacher: the directory " + empty + " has no unet.safetensors");
    assertThat(train("-o", file("wide.yaml")).err())
        .contains("-o: expected a directory, found the file " + file("wide.yaml"));
    assertThat(train("-o", out, "--data", file("none")).err())
        .contains("--data: expected a directory");
    assertThat(Path.of(out)).doesNotExist();
  }

  /** As a terminal's Ctrl-C, to the command and its trainings. */
  @Test
  @Tag("slow")
  void stoppedItSaysHowToGoOnAndLeavesNoProcess() throws Exception {
    Process process = start("--steps", "100000", "-o", file("out"));
    boolean deaf = Interrupts.ignoredBy(process);
    Path checkpoint = folder.resolve("out/wide/seed-1/state.safetensors");
    for (int i = 0; i < 600 && !Files.exists(checkpoint) && process.isAlive(); i++) {
      Thread.sleep(100);
    }
    assertThat(checkpoint).exists();
    List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
    all.add(process.toHandle());
    for (ProcessHandle each : all) {
      new ProcessBuilder("kill", deaf ? "-TERM" : "-INT", Long.toString(each.pid()))
          .start()
          .waitFor();
    }
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isIn(ExitCode.INTERRUPTED, deaf ? 143 : ExitCode.INTERRUPTED);
    assertThat(all).noneMatch(ProcessHandle::isAlive);
    assertThat(folder.resolve("err.txt"))
        .content()
        .contains("stopped; " + file("out") + " keeps what is done", "the same command continues")
        .doesNotContain("Exception", "at io.unetlab");
    assertThat(WeightStore.open(checkpoint).metadata()).containsEntry("threads", "1");
    assertThat(continued("--steps", "100000", "-o", file("out"), "--threads", "2"))
        .isEqualTo(
            "unetlab: wide, seed 1: continues with --threads 2 after 1: the last digits of its"
                + " weights will not be those of a training that ran through");
  }

  /** The first line that the same command says when it is called again. */
  private String continued(String... more) throws IOException {
    Process process = start(more);
    try {
      List<String> lines = List.of();
      for (int i = 0; i < 600 && lines.isEmpty() && process.isAlive(); i++) {
        TimeUnit.MILLISECONDS.sleep(100);
        lines = Files.readAllLines(folder.resolve("err.txt"));
      }
      return lines.isEmpty() ? "" : lines.get(0);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private Process start(String... more) throws IOException {
    List<String> words =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "io.unetlab.cli.Main",
                "train",
                file("wide.yaml"),
                "--recipe",
                RECIPE));
    words.addAll(List.of(more));
    return new ProcessBuilder(words)
        .redirectOutput(folder.resolve("out.txt").toFile())
        .redirectError(folder.resolve("err.txt").toFile())
        .start();
  }

  @Test
  @Tag("slow")
  void studentsLearnFromATeacher() {
    assertThat(train("--steps", "2", "-o", file("out")).code()).isEqualTo(ExitCode.DONE);
    String teacher = file("wide.yaml") + ":" + Path.of(file("out"), "wide", "seed-1");

    CommandRun run =
        CommandRun.of(
            "train",
            file("narrow.yaml"),
            "--recipe",
            RECIPE,
            "--steps",
            "2",
            "-o",
            file("taught"),
            "--teacher",
            teacher);

    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
    assertThat(run.err())
        .contains("narrow learns no features of level 0 down: 1x16x4x4 of the teacher, 1x8x4x4");
    Path weights = Path.of(file("taught"), "narrow", "seed-1", "unet.safetensors");
    assertThat(WeightStore.open(weights).metadata()).containsKey("objective");

    String another = teacher.replace("wide.yaml:", "narrow.yaml:");
    assertThat(train("-o", file("mistaught"), "--teacher", another).code())
        .isEqualTo(ExitCode.USER_INPUT);
    assertThat(Path.of(file("mistaught"))).doesNotExist();
  }

  /** Pictures that are missing end it before anything is trained. */
  @Test
  void distillationWithoutATeacherIsSaidToHaveNoEffect() throws IOException {
    Files.writeString(
        folder.resolve("metadata.jsonl"), "{\"file_name\": \"a.png\", \"text\": \"a\"}\n");
    String recipe =
        Files.writeString(
                folder.resolve("recipe.yaml"),
                Files.readString(Path.of(RECIPE)) + "\ndistillation: {blocks: {}}\n")
            .toString();
    String note = "the recipe's `distillation` has no effect: there is no --teacher to learn from";

    List<String> words =
        List.of("train", file("wide.yaml"), "-o", file("out"), "--data", folder.toString());
    assertThat(with(words, "--recipe", recipe).err()).contains(note);
    assertThat(with(words, "--recipe", RECIPE).err()).doesNotContain("distillation");
  }

  private static CommandRun with(List<String> words, String... more) {
    return CommandRun.of(Stream.concat(words.stream(), Stream.of(more)).toArray(String[]::new));
  }

  @Test
  void aTeacherThatCannotTeachIsRefused() {
    assertThat(train("-o", file("out"), "--teacher", file("wide.yaml")).err())
        .contains("--teacher: expected SPEC:WEIGHTS, such as base.yaml:out/base/seed-1, found");
    assertThat(train("-o", file("out"), "--teacher", file("wide.yaml") + ":absent").err())
        .contains("--teacher: there is no file or directory absent");
    assertThat(train("-o", file("out"), "--teacher", "sd15:" + file("wide.yaml")).err())
        .contains("--teacher: sd15 reads 1x4x64x64, and wide 1x12x8x8");
  }
}
