package io.unetlab.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.cli.CommandRun;
import io.unetlab.cli.output.ExitCode;
import io.unetlab.reports.chart.Drawing;
import io.unetlab.spec.NetworkKinds;
import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.model.NetworkSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Every command takes every kind of network: those that read its description. A pipeline is not one
 * network: commands that take one say so.
 */
final class EveryKindTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @MethodSource("io.unetlab.cli.command.Kinds#all")
  void showSaysWhatItCostsAndWhere(String kind) {
    NetworkSpec spec = SpecLoader.load(Path.of(Kinds.file(kind)));
    for (String by : List.of("scope", "level", "role", "op")) {
      assertThat(Kinds.done("show", Kinds.file(kind), "--by", by))
          .contains("small", spec.size(), "Parameters");
    }
    JsonNode json = CommandRun.json("show", Kinds.file(kind), "--json");
    assertThat(json.toString()).contains(spec.hash().hex());
  }

  @ParameterizedTest
  @MethodSource("io.unetlab.cli.command.Kinds#all")
  void validateShowsItsCanonicalText(String kind) {
    assertThat(Kinds.done("validate", Kinds.file(kind))).contains("a sound network, small");
  }

  @ParameterizedTest
  @MethodSource("io.unetlab.cli.command.Kinds#all")
  void compareAndDiffShowAChange(String kind) throws IOException {
    Path changed = Kinds.changed(kind, folder);

    assertThat(Kinds.done("compare", Kinds.file(kind), changed.toString()))
        .contains("small", "changed");
    assertThat(
            Kinds.done("compare", Kinds.file(kind), changed.toString(), "--format", "csv")
                .lines()
                .count())
        .isEqualTo(3);
    assertThat(Kinds.done("diff", Kinds.file(kind), "--set", Kinds.change(kind)))
        .contains("small → small");
    assertThat(
            Kinds.done("diff", Kinds.file(kind), changed.toString(), "--format", "csv")
                .lines()
                .count())
        .isGreaterThan(1);
  }

  @ParameterizedTest
  @MethodSource("io.unetlab.cli.command.Kinds#all")
  void showAndDiffDrawIt(String kind) throws IOException {
    Assumptions.assumeTrue(Drawing.obstacle().isEmpty(), "this machine has no fonts");
    Path one = folder.resolve("one.svg");
    Path two = folder.resolve("two.pdf");
    Kinds.done("show", Kinds.file(kind), "--picture", one.toString());
    Kinds.done("diff", Kinds.file(kind), "--set", Kinds.change(kind), "--picture", two.toString());
    assertThat(one).content().contains("<title>small, block by block</title>", "data-scope=");
    assertThat(two).isNotEmptyFile();
    CommandRun other = CommandRun.of("show", Kinds.file(kind), "--picture", "network.gif");
    assertThat(other.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(other.err()).contains("network.gif ends in none of .svg, .png and .pdf");

    CommandRun again = CommandRun.of("show", Kinds.file(kind), "--picture", one.toString());
    assertThat(again.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(again.err()).contains("already exists; --force replaces it");
  }

  /** Only what predicts noise has a noise to be trained on. */
  @ParameterizedTest
  @MethodSource("io.unetlab.cli.command.Kinds#all")
  void trainTakesUNetsAndSaysSoOfTheRest(String kind) {
    String recipe = CommandRun.example("recipes/shapes.yaml");
    String output = folder.resolve("trained").toString();
    CommandRun run = CommandRun.of("train", Kinds.file(kind), "--recipe", recipe, "-o", output);
    assertThat(run.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(run.err())
        .contains(
            kind.equals(NetworkKinds.UNET.word())
                ? "the network reads a latent of 4 x 8 x 8, and the recipe makes 12 x 8 x 8"
                : "only a unet is trained, found a file of kind `" + kind + "`");
  }

  @ParameterizedTest
  @MethodSource("io.unetlab.cli.command.Kinds#single")
  void aBatchIsRunAtOnce(String kind) {
    JsonNode one = CommandRun.json("show", Kinds.file(kind), "--json");
    JsonNode two = CommandRun.json("show", Kinds.file(kind), "--json", "--batch", "2");

    assertThat(macs(two)).isEqualTo(2 * macs(one));
  }

  private static long macs(JsonNode document) {
    return document.at("/metrics/macs/value").asLong(document.at("/metrics/macs").asLong());
  }

  @ParameterizedTest
  @MethodSource("io.unetlab.cli.command.Kinds#single")
  void itsConfigIsReadBack(String kind) throws IOException {
    Path config = folder.resolve("config.json");
    Path again = folder.resolve("again.yaml");
    Kinds.done("export", "diffusers", Kinds.file(kind), "-o", config.toString());
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
  @MethodSource("io.unetlab.cli.command.Kinds#all")
  void newWritesASoundTemplate(String kind) {
    Path file = folder.resolve("mine.yaml");
    Kinds.done("new", kind, "-o", file.toString());

    assertThat(Kinds.done("validate", file.toString())).contains("a sound network, mine");
    assertThat(SpecLoader.load(file).kind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @MethodSource("io.unetlab.cli.command.Kinds#single")
  void listKnowsAModelOfIt(String kind) {
    assertThat(Kinds.done("list", "models", "--format", "csv")).contains("," + kind + ",");
  }

  @ParameterizedTest
  @MethodSource("io.unetlab.cli.command.Kinds#all")
  void aStudyChangesIt(String kind) throws IOException {
    Path study = folder.resolve("study.yaml");
    String[] change = Kinds.change(kind).split("=");
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
            .formatted(Kinds.file(kind), change[0], change[1]));

    assertThat(Kinds.done("plan", study.toString())).contains("2");
    Kinds.done("run", study.toString(), "--no-latency", "--out", folder.resolve("out").toString());
    assertThat(Files.readString(folder.resolve("out").resolve("report.md")))
        .contains("smaller", "The search's front of parameters and MACs");
    Path variant = folder.resolve("variant.yaml");
    Kinds.done(
        "results", folder.resolve("out").toString(), "--spec", "1", "-o", variant.toString());
    assertThat(SpecLoader.load(variant).hash())
        .isEqualTo(SpecLoader.load(Kinds.changed(kind, folder)).hash());
  }

  @ParameterizedTest
  @MethodSource("io.unetlab.cli.command.Kinds#single")
  void aNetworkOfAnotherKindSaysWhatItIs(String kind) {
    CommandRun run =
        CommandRun.of("show", Kinds.file("pipeline"), "--set", "unet=" + Kinds.file(kind));

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
    String pipeline = Kinds.file("pipeline");
    return List.of(
        List.of("init", pipeline, "-o", "none.safetensors"),
        List.of("forward", pipeline, "--weights", "w.safetensors", "--input", "i.safetensors"),
        List.of("export", "diffusers", pipeline),
        List.of("show", pipeline, "--batch", "2"));
  }

  @ParameterizedTest
  @MethodSource("io.unetlab.cli.command.Kinds#all")
  void onlyAUNetHasStepsOfItsOwn(String kind) {
    CommandRun run = CommandRun.of("show", Kinds.file(kind), "--steps", "4", "--guidance");

    if (kind.equals(NetworkKinds.UNET.word())) {
      assertThat(run.out()).contains("4 steps x 2 for guidance");
    } else {
      assertThat(run.code()).isEqualTo(ExitCode.USER_INPUT);
      assertThat(run.err()).contains("--steps and --guidance are of a single unet");
    }
  }
}
