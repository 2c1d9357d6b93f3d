package io.unetlab.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.builders.Networks;
import io.unetlab.builders.djl.Parity;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.litert.CpuKernels;
import io.unetlab.builders.litert.LiteRtModel;
import io.unetlab.builders.weights.Initializers;
import io.unetlab.builders.weights.Tensor;
import io.unetlab.cli.CommandRun;
import io.unetlab.cli.output.ExitCode;
import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.model.NetworkSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code export tflite}, on small networks of every kind. */
final class ExportTfliteCommandTest {

  @TempDir private Path folder;

  /** In the metadata as it is, so any tool can find out what the file is of. */
  @Test
  void theFileIsNamedAfterTheNetworkAndSaysWhereItIsFrom() throws IOException {
    Path into = folder.resolve("not/there/yet");
    CommandRun run = export("unet", into, "--seed", "7", "--precision", "int8w");
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    Path model = into.resolve("small.tflite");
    assertThat(run.out()).startsWith("wrote " + model + ", ");
    assertThat(into).isDirectoryContaining(model::equals);

    NetworkSpec network = SpecLoader.load(Path.of(Kinds.file("unet")));
    assertThat(Files.readString(model, StandardCharsets.ISO_8859_1))
        .contains(network.yaml(), network.hash().hex(), "int8w", "primitives", "unetlab ");
  }

  @ParameterizedTest
  @MethodSource("io.unetlab.cli.command.Kinds#single")
  void everyKindRunsAndBothFormsAgree(String kind) throws IOException {
    Graph graph = Networks.graph(SpecLoader.load(Path.of(Kinds.file(kind))));
    for (String precision : List.of("float32", "float16", "int8w")) {
      List<Tensor> primitives = computed(kind, graph, precision, "primitives");
      List<Tensor> composites = computed(kind, graph, precision, "composites");
      for (int i = 0; i < primitives.size(); i++) {
        Parity parity = Parity.of(composites.get(i), primitives.get(i));
        assertThat(parity.deviation()).isPositive();
        assertThat(parity.relative()).as("%s of %s", precision, kind).isLessThan(1e-4);
      }
    }
  }

  private List<Tensor> computed(String kind, Graph graph, String precision, String form)
      throws IOException {
    CommandRun run = export(kind, folder, "--precision", precision, "--form", form, "--force");
    assertThat(run.err()).isEmpty();
    Path file = folder.resolve("small.tflite");
    try (LiteRtModel model =
        LiteRtModel.load(file, Initializers.inputs(graph, 1), CpuKernels.XNNPACK, 1)) {
      return model.run();
    }
  }

  @Test
  void aPipelineHasAFileForEachPart() {
    Kinds.done("export", "tflite", Kinds.file("pipeline"), "-o", folder.toString());

    assertThat(folder.resolve("unet.tflite")).exists();
    assertThat(folder.resolve("decoder.tflite")).exists();
  }

  @Test
  void misuseIsNamed() {
    assertRefused("expected one of float32, float16, int8w, found `int8`", "--precision", "int8");
    assertRefused("expected one of primitives, composites, found `gpu`", "--form", "gpu");
    CommandRun named = export("unet", folder.resolve("x.tflite"));
    assertThat(named.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(named.err()).contains("-o takes a directory to write into", "--set name=NAME");
    CommandRun empty = export("unet", Path.of(""));
    assertThat(empty.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(empty.err())
        .contains("expected a file's or directory's name, found ``; . is the current one");
  }

  private void assertRefused(String message, String... arguments) {
    Path into = folder.resolve("refused");
    CommandRun run = export("unet", into, arguments);
    assertThat(run.code()).isEqualTo(ExitCode.USER_INPUT);
    assertThat(run.err()).contains(message);
    assertThat(into).doesNotExist();
  }

  private static CommandRun export(String kind, Path into, String... more) {
    List<String> arguments = new ArrayList<>(List.of("export", "tflite", Kinds.file(kind)));
    arguments.addAll(List.of("-o", into.toString()));
    arguments.addAll(List.of(more));
    return CommandRun.of(arguments.toArray(String[]::new));
  }
}
