package io.unetlab.builders.tflite;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.builders.Networks;
import io.unetlab.builders.djl.Parity;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.litert.CpuKernels;
import io.unetlab.builders.litert.LiteRtModel;
import io.unetlab.builders.weights.Batch;
import io.unetlab.builders.weights.InputMatch;
import io.unetlab.builders.weights.Tensor;
import io.unetlab.builders.weights.WeightMatch;
import io.unetlab.builders.weights.WeightStore;
import io.unetlab.spec.SpecLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The reference networks produce PyTorch's outputs in TensorFlow Lite. */
@Tag("slow")
class TfliteParityTest {

  private static final Path FOLDER = Path.of("src/test/resources/reference");

  @TempDir private Path folder;

  static List<Arguments> cases() throws IOException {
    List<Arguments> all = new ArrayList<>();
    try (Stream<Path> cases = Files.list(FOLDER)) {
      for (Path one : cases.sorted().toList()) {
        for (CpuKernels kernels : CpuKernels.values()) {
          all.add(Arguments.of(one.getFileName().toString(), kernels));
        }
      }
    }
    return all;
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("cases")
  void outputsAgree(String name, CpuKernels kernels) throws IOException {
    Path reference = FOLDER.resolve(name);
    Graph graph = Networks.graph(SpecLoader.load(reference.resolve("spec.yaml")));
    WeightStore weights =
        WeightMatch.match(graph, WeightStore.open(reference.resolve("weights.safetensors")));
    WeightStore io = WeightStore.open(reference.resolve("io.safetensors"));
    Path file = folder.resolve(name + ".tflite");
    new TfliteExporter().write(graph, weights, TfliteOptions.USUAL, Map.of(), file, done -> {});

    List<List<Tensor>> computed = new ArrayList<>();
    try (LiteRtModel model = LiteRtModel.load(file, kernels, 1)) {
      for (WeightStore inputs : Batch.split(InputMatch.match(graph, io))) {
        computed.add(model.run(inputs));
      }
    }
    for (int i = 0; i < graph.outputs().size(); i++) {
      int index = i;
      Tensor output = Batch.join(computed.stream().map(it -> it.get(index)).toList());
      Tensor expected = io.tensor(graph.outputs().get(i).name());
      assertThat(Parity.of(output, expected).relative()).isLessThan(1e-4);
    }
  }
}
