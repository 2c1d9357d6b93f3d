package io.unetlab.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.builders.Networks;
import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.weights.Initializers;
import io.unetlab.builders.weights.SafetensorsWriter;
import io.unetlab.builders.weights.Tensor;
import io.unetlab.builders.weights.WeightStore;
import io.unetlab.cli.CommandRun;
import io.unetlab.cli.output.ExitCode;
import io.unetlab.spec.NetworkKind;
import io.unetlab.spec.NetworkKinds;
import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.model.NetworkSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Every command takes every kind of network. For each kind there is a small network in {@code
 * kinds/}, whose first line names a change of it. A pipeline is not one network: commands that take
 * one say so.
 */
final class EveryKindTest {

  private static final Path KINDS = Path.of("src/test/resources/kinds").toAbsolutePath();

  @TempDir private Path folder;

  static List<String> all() {
    return NetworkKinds.all().stream().<String>map(NetworkKind::word).toList();
  }

  static List<String> single() {
    return all().stream().filter(kind -> !kind.equals(NetworkKinds.PIPELINE.word())).toList();
  }

  @ParameterizedTest
  @MethodSource("all")
  void showSaysWhatItCostsAndWhere(String kind) {
    NetworkSpec spec = SpecLoader.load(Path.of(file(kind)));
    for (String by : List.of("scope", "level", "role", "op")) {
      assertThat(done("show", file(kind), "--by", by)).contains("small", spec.size(), "Parameters");
    }
    JsonNode json = CommandRun.json("show", file(kind), "--json");
    assertThat(json.toString()).contains(spec.hash().hex());
  }

  @ParameterizedTest
  @MethodSource("all")
  void validateShowsItsCanonicalText(String kind) {
    assertThat(done("validate", file(kind))).contains("a sound network, small");
  }

  @ParameterizedTest
  @MethodSource("all")
  void compareAndDiffShowAChange(String kind) throws IOException {
    Path changed = changed(kind);

    assertThat(done("compare", file(kind), changed.toString())).contains("small", "changed");
    assertThat(done("compare", file(kind), changed.toString(), "--format", "csv").lines().count())
        .isEqualTo(3);
    assertThat(done("diff", file(kind), "--set", change(kind))).contains("small → small");
    assertThat(done("diff", file(kind), changed.toString(), "--format", "csv").lines().count())
        .isGreaterThan(1);
  }

  /** Only what predicts noise has a noise to be trained on. */
  @ParameterizedTest
  @MethodSource("all")
  void trainTakesUNetsAndSaysSoOfTheRest(String kind) {
    String recipe = CommandRun.example("recipes/shapes.yaml");
    String output = folder.resolve("trained").toString();
    CommandRun run = CommandRun.of("train", file(kind), "--recipe", recipe, "-o", output);
    assertThat(run.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(run.err())
        .contains(
            kind.equals(NetworkKinds.UNET.word())
                ? "the network reads a latent of 4 x 8 x 8, and the recipe makes 12 x 8 x 8"
                : "only a unet is trained, found a file of kind `" + kind + "`");
  }

  @ParameterizedTest
  @MethodSource("single")
  void aBatchIsRunAtOnce(String kind) {
    JsonNode one = CommandRun.json("show", file(kind), "--json");
    JsonNode two = CommandRun.json("show", file(kind), "--json", "--batch", "2");

    assertThat(macs(two)).isEqualTo(2 * macs(one));
  }

  private static long macs(JsonNode document) {
    return document.at("/metrics/macs/value").asLong(document.at("/metrics/macs").asLong());
  }

  @ParameterizedTest
  @MethodSource("single")
  void initStartsASmallerOneFromIt(String kind) throws IOException {
    Path weights = init(kind);
    String smaller = folder.resolve("smaller.safetensors").toString();

    assertThat(done("init", changed(kind).toString(), "--from", weights.toString(), "-o", smaller))
        .contains("wrote");
    assertThat(WeightStore.open(Path.of(smaller)).tensors()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("single")
  void forwardGivesTheSameInBothRuntimes(String kind) throws IOException {
    Path weights = init(kind);
    Path known = folder.resolve("known.safetensors");
    Path inputs = inputs(kind, List.of());
    done(run("forward", file(kind), weights, inputs, "-o", known.toString()));
    Path both = inputs(kind, List.copyOf(WeightStore.open(known).tensors().values()));

    String out =
        done(
            run(
                "forward",
                file(kind),
                weights,
                both,
                "--runtime",
                "onnxruntime",
                "--tolerance",
                "1e-4"));
    assertThat(out.lines().filter(line -> line.startsWith("differs from")).count())
        .isEqualTo(WeightStore.open(known).tensors().size());
  }

  @ParameterizedTest
  @MethodSource("all")
  void exportOnnxWritesBothPrecisions(String kind) {
    for (String precision : List.of("float32", "float16")) {
      Path target = folder.resolve(precision);
      done("export", "onnx", file(kind), "-o", target.toString(), "--precision", precision);
      String network = kind.equals(NetworkKinds.PIPELINE.word()) ? "unet" : "small";
      assertThat(target.resolve(network + ".onnx")).isNotEmptyFile();
    }
  }

  @ParameterizedTest
  @MethodSource("single")
  void itsConfigIsReadBack(String kind) throws IOException {
    Path config = folder.resolve("config.json");
    Path again = folder.resolve("again.yaml");
    done("export", "diffusers", file(kind), "-o", config.toString());
    List<String> words =
        new ArrayList<>(List.of("import", "diffusers", config.toString(), "-o", again.toString()));
    if (kind.equals("encoder")) {
      words.addAll(List.of("--part", "encoder")); // the file describes both halves
    }
    CommandRun read = CommandRun.of(words.toArray(String[]::new));

    assertThat(read.code()).as(read.err()).isEqualTo(ExitCode.DONE);
    assertThat(SpecLoader.load(again).kind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @MethodSource("all")
  void newWritesASoundTemplate(String kind) {
    Path file = folder.resolve("mine.yaml");
    done("new", kind, "-o", file.toString());

    assertThat(done("validate", file.toString())).contains("a sound network, mine");
    assertThat(SpecLoader.load(file).kind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @MethodSource("single")
  void listKnowsAModelOfIt(String kind) {
    assertThat(done("list", "models", "--format", "csv")).contains("," + kind + ",");
  }

  @ParameterizedTest
  @MethodSource("all")
  void aStudyChangesIt(String kind) throws IOException {
    Path study = folder.resolve("study.yaml");
    String[] change = change(kind).split("=");
    Files.writeString(
        study,
        """
        kind: study
        name: of_a_kind
        base: %s
        factors:
          - name: smaller
            options:
              - {name: no}
              - {name: yes, set: {'%s': %s}}
        design:
          factorial: all
          search: {algorithm: [exact, random], evaluations: 2, objectives: [params, macs]}
        metrics: [params, macs]
        select: {minimize: macs}
        """
            .formatted(file(kind), change[0], change[1]));

    assertThat(done("plan", study.toString())).contains("2");
    done("run", study.toString(), "--no-latency", "--out", folder.resolve("out").toString());
    assertThat(Files.readString(folder.resolve("out").resolve("report.md")))
        .contains("smaller", "The front of parameters and MACs");
    Path variant = folder.resolve("variant.yaml");
    done("results", folder.resolve("out").toString(), "--spec", "1", "-o", variant.toString());
    assertThat(SpecLoader.load(variant).hash()).isEqualTo(SpecLoader.load(changed(kind)).hash());
  }

  /** Whether a figure is valid depends on the machine. */
  @Tag("slow")
  @ParameterizedTest
  @MethodSource("single")
  void benchMeasuresItHereAndOnADevice(String kind) {
    for (List<String> how :
        List.of(List.of("--runtime", "djl,onnxruntime"), List.of("--device", "desktop"))) {
      List<String> words = new ArrayList<>(List.of("bench", file(kind), "--json"));
      words.addAll(how);
      CommandRun run = CommandRun.of(words.toArray(String[]::new));

      assertThat(run.code()).as(run.err()).isIn(ExitCode.DONE, ExitCode.NOT_MET);
      assertThat(new ObjectMapper().readTree(run.out()).toString()).contains("\"small");
    }
  }

  @ParameterizedTest
  @MethodSource("single")
  void aNetworkOfAnotherKindSaysWhatItIs(String kind) {
    CommandRun run = CommandRun.of("show", file("pipeline"), "--set", "unet=" + file(kind));

    if (kind.equals(NetworkKinds.UNET.word())) {
      assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
    } else {
      assertThat(run.code()).isEqualTo(ExitCode.USER_INPUT);
      assertThat(run.err()).contains("expected a unet", kind);
    }
  }

  @ParameterizedTest
  @MethodSource("pipelineCommands")
  void whatRunsOneNetworkNamesAPipelinesParts(List<String> command) {
    CommandRun run = CommandRun.of(command.toArray(String[]::new));

    assertThat(run.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(run.err()).contains("pipeline").doesNotContain("internal");
  }

  static List<List<String>> pipelineCommands() {
    String pipeline = file("pipeline");
    return List.of(
        List.of("init", pipeline, "-o", "none.safetensors"),
        List.of("forward", pipeline, "--weights", "w.safetensors", "--input", "i.safetensors"),
        List.of("export", "diffusers", pipeline),
        List.of("show", pipeline, "--batch", "2"));
  }

  @ParameterizedTest
  @MethodSource("all")
  void onlyAUNetHasStepsOfItsOwn(String kind) {
    CommandRun run = CommandRun.of("show", file(kind), "--steps", "4", "--guidance");

    if (kind.equals(NetworkKinds.UNET.word())) {
      assertThat(run.out()).contains("4 steps x 2 for guidance");
    } else {
      assertThat(run.code()).isEqualTo(ExitCode.USER_INPUT);
      assertThat(run.err()).contains("--steps and --guidance are of a single unet");
    }
  }

  private static String file(String kind) {
    return KINDS.resolve(kind + ".yaml").toString();
  }

  private static String change(String kind) throws IOException {
    return Files.readAllLines(Path.of(file(kind))).get(0).replace("# change: ", "");
  }

  private Path changed(String kind) throws IOException {
    String[] change = change(kind).split("=");
    return Files.writeString(
        folder.resolve("changed.yaml"),
        "kind: %s\nname: changed\nextends: %s\nset: {'%s': %s}\n"
            .formatted(kind, file(kind), change[0], change[1]));
  }

  private Path init(String kind) {
    Path weights = folder.resolve("weights.safetensors");
    done("init", file(kind), "-o", weights.toString());
    return weights;
  }

  private Path inputs(String kind, List<Tensor> outputs) throws IOException {
    NetworkSpec spec = SpecLoader.load(Path.of(file(kind)));
    List<Tensor> tensors = new ArrayList<>(outputs);
    tensors.addAll(Initializers.inputs(Networks.graph(spec), 3).tensors().values());
    Path file = folder.resolve("inputs" + outputs.size() + ".safetensors");
    SafetensorsWriter.write(file, tensors, ElementType.FLOAT32, Map.of());
    return file;
  }

  private static String[] run(
      String command, String file, Path weights, Path inputs, String... more) {
    List<String> words = new ArrayList<>(List.of(command, file));
    words.addAll(List.of("--weights", weights.toString(), "--input", inputs.toString()));
    words.addAll(List.of(more));
    return words.toArray(String[]::new);
  }

  private static String done(String... command) {
    CommandRun run = CommandRun.of(command);
    assertThat(run.code()).as("%s: %s", String.join(" ", command), run.err()).isEqualTo(0);
    return run.out();
  }
}
