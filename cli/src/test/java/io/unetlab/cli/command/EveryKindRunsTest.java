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
import io.unetlab.spec.NetworkKinds;
import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.model.NetworkSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.ObjectMapper;

/** Every command that runs networks or writes their weights takes every kind of network. */
final class EveryKindRunsTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @MethodSource("io.unetlab.cli.command.Kinds#single")
  void initStartsASmallerOneFromIt(String kind) throws IOException {
    Path weights = init(kind);
    String smaller = folder.resolve("smaller.safetensors").toString();

    assertThat(
            Kinds.done(
                "init",
                Kinds.changed(kind, folder).toString(),
                "--from",
                weights.toString(),
                "-o",
                smaller))
        .contains("wrote");
    assertThat(WeightStore.open(Path.of(smaller)).tensors()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("io.unetlab.cli.command.Kinds#single")
  void forwardGivesTheSameInBothRuntimes(String kind) throws IOException {
    Path weights = init(kind);
    Path known = folder.resolve("known.safetensors");
    Path inputs = inputs(kind, List.of());
    Kinds.done(run("forward", Kinds.file(kind), weights, inputs, "-o", known.toString()));
    Path both = inputs(kind, List.copyOf(WeightStore.open(known).tensors().values()));

    for (String runtime : List.of("onnxruntime", "litert")) {
      String out =
          Kinds.done(
              run(
                  "forward",
                  Kinds.file(kind),
                  weights,
                  both,
                  "--runtime",
                  runtime,
                  "--tolerance",
                  "1e-4"));
      assertThat(out.lines().filter(line -> line.startsWith("differs from")).count())
          .isEqualTo(WeightStore.open(known).tensors().size());
    }
  }

  @ParameterizedTest
  @MethodSource("io.unetlab.cli.command.Kinds#all")
  void exportOnnxWritesBothPrecisions(String kind) {
    for (String precision : List.of("float32", "float16")) {
      Path target = folder.resolve(precision);
      Kinds.done(
          "export", "onnx", Kinds.file(kind), "-o", target.toString(), "--precision", precision);
      String network = kind.equals(NetworkKinds.PIPELINE.word()) ? "unet" : "small";
      assertThat(target.resolve(network + ".onnx")).isNotEmptyFile();
    }
  }

  /** Whether a figure is valid depends on the machine. */
  @Tag("slow")
  @ParameterizedTest
  @MethodSource("io.unetlab.cli.command.Kinds#single")
  void benchMeasuresItHereAndOnADevice(String kind) {
    for (List<String> how :
        List.of(List.of("--runtime", "djl,onnxruntime,litert"), List.of("--device", "desktop"))) {
      List<String> words = new ArrayList<>(List.of("bench", Kinds.file(kind), "--json"));
      words.addAll(how);
      CommandRun run = CommandRun.of(words.toArray(String[]::new));

      assertThat(run.code()).as(run.err()).isIn(ExitCode.DONE, ExitCode.NOT_MET);
      assertThat(new ObjectMapper().readTree(run.out()).toString()).contains("\"small");
    }
  }

  private Path init(String kind) {
    Path weights = folder.resolve("weights.safetensors");
    Kinds.done("init", Kinds.file(kind), "-o", weights.toString());
    return weights;
  }

  private Path inputs(String kind, List<Tensor> outputs) throws IOException {
    NetworkSpec spec = SpecLoader.load(Path.of(Kinds.file(kind)));
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
}
