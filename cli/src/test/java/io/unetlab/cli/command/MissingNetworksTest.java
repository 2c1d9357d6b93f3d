package io.unetlab.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.cli.CommandRun;
import io.unetlab.cli.command.MissingNetworks.Argument;
import io.unetlab.profiler.predict.Asked;
import io.unetlab.profiler.predict.ModelFile;
import io.unetlab.profiler.predict.ModelLoader;
import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command that is printed for a network measures that network. */
final class MissingNetworksTest {

  private static final Path MODEL =
      CommandRun.home().resolve("reports/src/test/resources/predicted/model.yaml");

  private static final String NETWORK =
      """
      kind: unet
      name: tiny
      latent: {channels: 4, size: 8}
      text: {tokens: 4, width: 16}
      groups: 4
      transformer: {heads: 2}
      levels: [{channels: 8, resnets: 1, transformers: 1}]
      middle: {resnets: 1}
      """;

  @TempDir private Path folder;
  private Path tiny;

  @BeforeEach
  void write() throws IOException {
    tiny = folder.resolve("tiny.yaml");
    Files.writeString(tiny, NETWORK);
  }

  private static ModelFile model(String command) {
    return ModelLoader.load(MODEL).with(new Asked(command, 0, 0));
  }

  private static NetworkSpec spec(Path file, String... changes) {
    SpecPatch patch = SpecPatch.EMPTY;
    Problems problems = new Problems();
    for (String change : changes) {
      patch = patch.andThen(SpecPatch.parse(change, problems));
    }
    NetworkSpec spec = SpecLoader.load(file, patch, problems).orElseThrow();
    problems.throwIfErrors();
    return spec;
  }

  private List<String> lines(String command, String... changes) {
    Argument tinyOne = new Argument("tiny one.yaml", tiny, spec(tiny, changes), List.of(changes));
    return new MissingNetworks(model(command)).lines(List.of(tinyOne));
  }

  @Test
  void aFileIsAddedToTheModelsCommand() {
    assertThat(lines("unetlab fit host --space a.yaml"))
        .containsExactly(
            "This command measures what is missing: unetlab fit host --space a.yaml --with"
                + " 'tiny one.yaml'");
    Argument itself = new Argument("tiny", tiny, spec(tiny), List.of());
    assertThat(new MissingNetworks(ModelLoader.load(MODEL)).lines(List.of(itself)))
        .containsExactly(
            "This command measures what is missing: unetlab fit host --space STUDY -o FILE --with"
                + " tiny");
  }

  @Test
  void aChangedNetworkIsWrittenToAFileFirst() throws IOException {
    String[] changes = {"latent.size=16", "levels[0].channels=4", "levels[0].channels=16"};
    List<String> lines = lines("unetlab fit host --space a.yaml", changes);
    assertThat(lines.get(0)).contains("changed by latent.size=16, ", "Write", "tiny_changed.yaml");
    assertThat(lines.get(lines.size() - 1)).endsWith(" --space a.yaml --with tiny_changed.yaml");

    Path written = folder.resolve("tiny_changed.yaml");
    Files.writeString(written, String.join("\n", lines.subList(1, lines.size() - 1)));
    assertThat(spec(written).hash()).isEqualTo(spec(tiny, changes).hash());
    assertThat(spec(written).name()).isEqualTo("tiny_changed");
  }

  @Test
  void aChangeThatTheFitMakesItselfNeedsNoFile() {
    assertThat(lines("unetlab fit host --network-set=latent.size=16", "latent.size=16"))
        .containsExactly(
            "This command measures what is missing: unetlab fit host"
                + " --network-set=latent.size=16 --with 'tiny one.yaml'");
  }

  @Test
  void aFitThatChangesEveryNetworkDoesNotMeasureOthers() {
    String command = "unetlab fit host --network-set 'latent.size=16'";
    for (String size : List.of("latent.size=8", "latent.size=32")) {
      assertThat(lines(command, size))
          .containsExactly(
              "tiny one.yaml: the command that made the model changes every network by"
                  + " latent.size=16, so it cannot measure this one; fit another file (-o) without"
                  + " that change.");
    }
  }

  @Test
  void aPipelineIsMeasuredByItsPartsHoweverOftenTheyRun() {
    Path whole = CommandRun.home().resolve("arch-spec/src/test/resources/pipelines/whole.yaml");
    Argument twice = new Argument("whole.yaml", whole, spec(whole, "steps=3"), List.of("steps=3"));
    assertThat(new MissingNetworks(model("unetlab fit host")).lines(List.of(twice)))
        .containsExactly(
            "This command measures what is missing: unetlab fit host --with whole.yaml");
  }

  @Test
  void aModelWhoseFitWasStoppedIsContinuedFirst() {
    ModelFile stopped = ModelLoader.load(MODEL).with(new Asked("unetlab fit x", 100_000, 3));
    Argument one = new Argument("tiny", tiny, spec(tiny), List.of());
    assertThat(new MissingNetworks(stopped).lines(List.of(one)))
        .containsExactly("The file is incomplete; this command continues it: unetlab fit x");
  }
}
