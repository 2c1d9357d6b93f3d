package io.unetlab.builders.litert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unetlab.builders.Networks;
import io.unetlab.builders.djl.MemoryOfChild;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.builders.tflite.TfliteExporter;
import io.unetlab.builders.tflite.TfliteOptions;
import io.unetlab.builders.weights.Initializers;
import io.unetlab.builders.weights.Tensor;
import io.unetlab.builders.weights.WeightStore;
import io.unetlab.spec.SpecLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Loading and running .tflite files. */
class LiteRtModelTest {

  private static final Path SPEC = Path.of("src/test/resources/reference/md_relu_tiny/spec.yaml");
  private static final int PASSES = 20;

  @TempDir private Path folder;

  @Test
  void inputsHaveTheGraphsNamesAndShapes() throws IOException {
    Graph graph = graph();
    try (LiteRtModel model = LiteRtModel.load(file(graph, folder), CpuKernels.XNNPACK, 1)) {
      assertThat(model.inputShapes().keySet())
          .containsExactlyElementsOf(graph.inputs().stream().map(Node::name).toList());
      graph
          .inputs()
          .forEach(it -> assertThat(model.inputShapes().get(it.name())).isEqualTo(it.shape()));
      assertThat(model.run(Initializers.inputs(graph, 1)))
          .singleElement()
          .satisfies(it -> assertThat(it.name()).isEqualTo(graph.outputs().get(0).name()));
    }
  }

  /** The runtime does not overwrite its inputs, so they are copied once. */
  @Test
  void theInputsOutlastARun() throws IOException {
    Graph graph = graph();
    Path file = file(graph, folder);
    for (CpuKernels kernels : CpuKernels.values()) {
      WeightStore inputs = Initializers.inputs(graph, 1);
      try (LiteRtModel model = LiteRtModel.load(file, inputs, kernels, 1)) {
        float[] first = floats(model.run());
        assertThat(floats(model.run())).containsExactly(first);
        assertThat(floats(model.run(Initializers.inputs(graph, 2)))).isNotEqualTo(first);
        assertThat(floats(model.run(inputs))).containsExactly(first);
      }
    }
  }

  private static float[] floats(List<Tensor> outputs) {
    return outputs.get(0).floats();
  }

  @Test
  void aFileOfAnotherFormatIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("network.tflite"), "no network at all");
    assertThatThrownBy(() -> LiteRtModel.load(file, CpuKernels.XNNPACK, 1))
        .isInstanceOf(LiteRtFailure.class)
        .hasMessageStartingWith("LiteRT: cannot read " + file);
  }

  @Test
  void anInputOfAnotherSizeIsRefused() throws IOException {
    Graph graph = graph();
    WeightStore small = WeightStore.of(List.of(Tensor.of("sample", TensorShape.of(1, 1), 1)));
    Path file = file(graph, folder);
    assertThatThrownBy(() -> LiteRtModel.load(file, small, CpuKernels.XNNPACK, 1))
        .isInstanceOf(LiteRtFailure.class)
        .hasMessageContaining("sample is 1x8x16x16, but the given tensor is sample F32 1x1");
  }

  /** The smallest output takes 8 KiB, a loaded network megabytes. */
  @Tag("slow")
  @Test
  void runsAndNetworksLeaveNoMemoryBehind() throws Exception {
    MemoryOfChild.assumeLinux();
    for (String what : List.of("runs", "networks")) {
      assertThat(MemoryOfChild.growth(LiteRtModelTest.class, what, folder.toString()))
          .as(what)
          .isLessThan(PASSES * (8L << 10) / 2);
    }
  }

  /** Prints the growth of this process in bytes per twenty passes, the median of the rounds. */
  public static void main(String... arguments) throws IOException {
    Graph graph = graph();
    Path file = file(graph, Files.createTempDirectory(Path.of(arguments[1]), "memory"));
    WeightStore inputs = Initializers.inputs(graph, 1);
    try (LiteRtModel model = LiteRtModel.load(file, inputs, CpuKernels.XNNPACK, 1)) {
      model.run();
      boolean load = arguments[0].equals("networks");
      MemoryOfChild.print(
          () -> {
            for (int i = 0; i < PASSES; i++) {
              pass(load, model, file, inputs);
            }
          });
    }
  }

  private static void pass(boolean load, LiteRtModel loaded, Path file, WeightStore inputs) {
    if (load) {
      LiteRtModel.load(file, inputs, CpuKernels.XNNPACK, 1).close();
    } else {
      loaded.run();
    }
  }

  private static Graph graph() {
    return Networks.graph(SpecLoader.load(SPEC));
  }

  private static Path file(Graph graph, Path folder) throws IOException {
    return new TfliteExporter()
        .write(
            graph,
            Initializers.seeded(graph, 1),
            TfliteOptions.USUAL,
            Map.of(),
            folder.resolve("network.tflite"),
            done -> {})
        .model();
  }
}
