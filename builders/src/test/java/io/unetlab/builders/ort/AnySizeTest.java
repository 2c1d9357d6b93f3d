package io.unetlab.builders.ort;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.builders.Networks;
import io.unetlab.builders.djl.DjlModel;
import io.unetlab.builders.djl.KernelMode;
import io.unetlab.builders.djl.Parity;
import io.unetlab.builders.djl.WeightPool;
import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.weights.Initializers;
import io.unetlab.builders.weights.Tensor;
import io.unetlab.builders.weights.WeightStore;
import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Problems;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Latents whose sides the levels do not halve exactly: the runtimes agree. */
class AnySizeTest {

  private static final Path REFERENCE = Path.of("src/test/resources/reference");

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "sd15_tiny; [16, 17]",
        "sd15_tiny; [9, 24]",
        "md_tiny; [13, 6]",
        "md_tiny; [7, 1]",
        "md_tiny; [33, 10]",
        "md_relu_tiny; [5, 3]",
        "sdxl_tiny; [1, 1]"
      })
  void theRuntimesAgree(String network, String size) throws IOException {
    Graph graph = graph(network, "latent.size=" + size);
    WeightStore weights = Initializers.seeded(graph, 1);
    WeightStore inputs = Initializers.inputs(graph, 2);
    Tensor onnx = OrtForward.run(graph, weights, inputs, 1).get(0);
    for (KernelMode kernels : KernelMode.values()) {
      Tensor djl = djl(graph, weights, inputs, kernels);

      assertThat(djl.dims()).isEqualTo(onnx.dims());
      assertThat(Parity.of(djl, onnx).relative()).as("%s", kernels).isLessThan(1e-4);
    }
  }

  private static Graph graph(String network, String change) {
    Path file = REFERENCE.resolve(network).resolve("spec.yaml");
    return Networks.graph(SpecLoader.load(file, SpecPatch.parse(change, new Problems())));
  }

  private static Tensor djl(
      Graph graph, WeightStore weights, WeightStore inputs, KernelMode kernels) {
    try (WeightPool pool = new WeightPool(kernels, ElementType.FLOAT32);
        DjlModel model = DjlModel.load(graph, weights, inputs, pool)) {
      return model.run().get(0);
    }
  }
}
