package io.unetlab.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.unetlab.cli.CommandRun;
import io.unetlab.cli.output.ExitCode;
import io.unetlab.profiler.predict.ModelFile;
import io.unetlab.profiler.predict.ModelLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Fits a model of this machine to a tiny study that names it, and predicts with it. */
@Tag("slow")
final class FitCommandTest {

  private static final String BASE =
      """
      kind: unet
      name: tiny
      latent: {channels: 4, size: 8}
      text: {tokens: 4, width: 16}
      groups: 4
      transformer: {heads: 2}
      levels:
        - {channels: 8, resnets: 1}
        - {channels: 16, resnets: 1, transformers: 1}
      middle: {resnets: 1}
      """;

  private static final String STUDY =
      """
      kind: study
      name: tiny_space
      base: tiny.yaml
      factors:
        - {name: width, path: "levels[1].channels", values: [8, 16, 24, 32]}
        - {name: depth, path: "levels[0].resnets", values: [1, 2]}
      design: {one_at_a_time: all}
      metrics: [params, latency]
      targets: [{name: host, predict: model.yaml}]
      select: {minimize: latency}
      """;

  @TempDir private static Path folder;
  private static CommandRun fit;
  private static Path model;

  @BeforeAll
  static void fit() throws IOException {
    Files.writeString(folder.resolve("tiny.yaml"), BASE);
    Files.writeString(folder.resolve("study.yaml"), STUDY);
    model = folder.resolve("model.yaml");
    fit = run(model);
  }

  private static CommandRun run(Path output, String... more) {
    return run(1, output, more);
  }

  private static CommandRun run(int heldOut, Path output, String... more) {
    List<String> arguments = new ArrayList<>(List.of("fit", "host", "--networks", "3"));
    arguments.addAll(List.of("--space", folder.resolve("study.yaml").toString()));
    arguments.addAll(List.of("--held-out", "" + heldOut, "--sample", "0", "--threads", "1"));
    arguments.addAll(List.of("-o", output.toString()));
    arguments.addAll(List.of(more));
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  private static String spec(int width) throws IOException {
    Path file = folder.resolve("width" + width + ".yaml");
    Files.writeString(file, BASE.replace("channels: 16", "channels: " + width));
    return file.toString();
  }

  @Test
  void fitsAModelWithItsErrors() {
    assertThat(fit.code()).as(fit.err()).isEqualTo(ExitCode.DONE);
    assertThat(fit.err().lines())
        .startsWith(
            "unetlab: fitting a model of host to the operations of tiny_space and 3 of its"
                + " networks, and testing it on 1 more; Ctrl-C stops, and "
                + model
                + " keeps what is measured",
            "looking for fused operations in network 1 of 4",
            "looking for fused operations in network 2 of 4",
            "looking for fused operations in network 3 of 4",
            "looking for fused operations in network 4 of 4",
            "collecting the operations of the space")
        .anyMatch(it -> it.matches("measuring [0-9]+ operations and 4 networks"));
    assertThat(fit.out())
        .contains("tiny 1", "tiny held out 1", "leave one network out", "conv 3x3")
        .contains("onnxruntime ")
        .endsWith("wrote " + model + "\n");
    ModelFile file = ModelLoader.load(model);
    assertThat(file.networks()).hasSize(4);
    assertThat(file.model().operations()).hasSizeGreaterThan(30);
    assertThat(CommandRun.of("validate", model.toString()).out())
        .contains("a sound latency model, of ");
  }

  @Test
  void continuesAFileWithoutMeasuringAgain() throws IOException {
    Path copy = folder.resolve("copy.yaml");
    Files.copy(model, copy);
    CommandRun again = run(copy);
    assertThat(again.code()).as(again.err()).isEqualTo(ExitCode.DONE);
    assertThat(ModelLoader.load(copy).model().operations())
        .isEqualTo(ModelLoader.load(model).model().operations());
  }

  @Test
  void fewerNetworksLoseNone() throws IOException {
    Path copy = folder.resolve("fewer.yaml");
    Files.copy(model, copy);
    CommandRun fewer = run(0, copy);
    assertThat(fewer.code()).as(fewer.err()).isEqualTo(ExitCode.DONE);
    assertThat(fewer.err()).contains("3 fitted and 1 held-out networks are kept");
    Map<String, Boolean> kept = FitFile.kept(Optional.of(ModelLoader.load(model)));
    assertThat(FitFile.kept(Optional.of(ModelLoader.load(copy)))).isEqualTo(kept).hasSize(4);
  }

  @Test
  void optionsThatGiveOtherNetworksAreRefused() throws IOException {
    Path copy = folder.resolve("others.yaml");
    Files.copy(model, copy);
    CommandRun others = run(copy, "--network-set", "latent.size=4");
    assertThat(others.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(others.err())
        .contains("tiny 1, ", " and 1 more; nothing was changed")
        .contains("it was made by: unetlab fit host --networks 3 ")
        .contains("name another file with -o");
    assertThat(copy).hasSameTextualContentAs(model);
  }

  @Test
  void aFitThatIsStoppedSaysWhatIsMissing() {
    Path part = folder.resolve("part.yaml");
    CommandRun stopped = run(part, "--time", "0.002");
    assertThat(stopped.code()).as(stopped.err()).isEqualTo(ExitCode.DONE);
    assertThat(stopped.out())
        .contains(" operations and 0 of 4 networks; ")
        .contains("The file is incomplete; this command continues it: unetlab fit host --networks");
  }

  @Test
  void predictsANetworkOfTheSpace() throws IOException {
    CommandRun run = CommandRun.of("predict", spec(16), spec(32), "--model", model.toString());
    assertThat(run.code()).as(run.out() + run.err()).isEqualTo(ExitCode.DONE);
    assertThat(run.out()).contains("tiny", " to ", "100", "intervals of 95 %");
    CommandRun parts =
        CommandRun.of("predict", spec(16), "--model", model.toString(), "--by", "role");
    assertThat(parts.out()).contains("resnet", "self_attention", "total");
  }

  @Test
  void refusesWhatIsOutsideOfTheSpace() throws IOException {
    CommandRun run = CommandRun.of("predict", spec(64), "--model", model.toString(), "--json");
    assertThat(run.code()).isEqualTo(ExitCode.NOT_MET);
    JsonNode network = new ObjectMapper().readTree(run.out()).get("networks").get(0);
    assertThat(network.get("ms").isNull()).isTrue();
    assertThat(network.get("refusals").get(0).asString()).contains("were measured");
  }

  @Test
  void aPipelineIsTheSumOfItsPartsWhenAllAreMeasured() throws IOException {
    String whole =
        CommandRun.home().resolve("arch-spec/src/test/resources/pipelines/whole.yaml").toString();
    CommandRun refused = CommandRun.of("predict", whole, "--model", model.toString());
    assertThat(refused.code()).isEqualTo(ExitCode.NOT_MET);
    assertThat(refused.out())
        .contains("whole: no sum without text_encoder, ")
        .contains(" --with " + whole + "\n");

    Path more = folder.resolve("pipeline.yaml");
    Files.copy(model, more);
    CommandRun fitted = run(more, "--with", whole);
    assertThat(fitted.code()).as(fitted.err()).isEqualTo(ExitCode.DONE);
    assertThat(ModelLoader.load(more).networks()).hasSize(7);
    CommandRun predicted = CommandRun.of("predict", whole, "--model", more.toString());
    assertThat(predicted.code()).as(predicted.out()).isEqualTo(ExitCode.DONE);
    assertThat(predicted.out()).containsPattern("whole: text_encoder 2 x .* \\+ decoder 1 x .* = ");

    CommandRun json = CommandRun.of("predict", whole, "--model", more.toString(), "--json");
    JsonNode pipeline = new ObjectMapper().readTree(json.out()).get("pipelines").get(0);
    double sum = 0;
    for (JsonNode part : pipeline.get("parts")) {
      sum += part.get("runs").asInt() * part.get("ms").asDouble();
    }
    assertThat(pipeline.get("ms").asDouble()).isCloseTo(sum, within(1e-9));
    assertThat(pipeline.get("low").asDouble()).isLessThan(sum);
  }

  @Test
  void aFileOfAnotherTargetIsNotContinued() throws IOException {
    Path other = folder.resolve("other.yaml");
    Files.writeString(other, Files.readString(model).replace("threads: 1", "threads: 2"));
    CommandRun run = run(other);
    assertThat(run.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(run.err()).contains("is of another target", "name another file with -o");
  }

  @Test
  void aTargetIsTheHostOrADevice() throws IOException {
    CommandRun run =
        CommandRun.of("fit", "desktpo", "--space", folder.resolve("study.yaml").toString());
    assertThat(run.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(run.err())
        .contains("expected host, desktop or a device file", "did you mean `desktop`?");
    run = CommandRun.of("fit", "desktop", "--space", "study.yaml", "--threads", "1");
    assertThat(run.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(run.err()).contains("--threads goes with the target host");
  }
}
