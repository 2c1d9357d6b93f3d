package io.unetlab.builders.djl;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.unet.UNetBuilder;
import io.unetlab.builders.weights.Tensor;
import io.unetlab.builders.weights.WeightMatch;
import io.unetlab.builders.weights.WeightStore;
import io.unetlab.spec.SpecLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The reference networks give on their inputs what PyTorch gave. */
class ParityTest {

  private static final Path FOLDER = Path.of("src/test/resources/reference");

  static List<Arguments> casesAndKernels() throws IOException {
    try (Stream<Path> folders = Files.list(FOLDER)) {
      return folders
          .sorted()
          .map(folder -> folder.getFileName().toString())
          .flatMap(
              name -> Stream.of(KernelMode.values()).map(kernels -> Arguments.of(name, kernels)))
          .toList();
    }
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("casesAndKernels")
  void outputsAgree(String name, KernelMode kernels) {
    Path folder = FOLDER.resolve(name);
    Graph graph = UNetBuilder.build(SpecLoader.load(folder.resolve("spec.yaml")));
    WeightStore weights =
        WeightMatch.match(graph, WeightStore.open(folder.resolve("weights.safetensors")));
    WeightStore io = WeightStore.open(folder.resolve("io.safetensors"));

    try (WeightPool pool = new WeightPool(NumberType.FLOAT32);
        DjlModel model = DjlModel.load(graph, weights, io, kernels, pool)) {
      Tensor output = model.run();

      assertThat(output.dims()).isEqualTo(io.tensor("output").dims());
      assertThat(Parity.of(output, io.tensor("output")).relative()).isLessThan(1e-4);
    }
  }
}
