package io.unetlab.builders.tflite;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.builders.djl.Parity;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.OpNumbers;
import io.unetlab.builders.graph.OpZoo;
import io.unetlab.builders.litert.CpuKernels;
import io.unetlab.builders.litert.LiteRtModel;
import io.unetlab.builders.weights.Tensor;
import io.unetlab.builders.weights.WeightStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation computes what its definition says, in XNNPACK and in the built-in kernels. */
class TfliteOpsTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @MethodSource("io.unetlab.builders.graph.OpZoo#all")
  void theFileComputesTheDefinition(OpZoo.Example example) throws IOException {
    Graph graph = OpZoo.graph(example);
    WeightStore weights = OpNumbers.weights(graph);
    WeightStore inputs = OpNumbers.inputs(graph, example, 1);
    Tensor expected = OpNumbers.expected(graph, weights, inputs);
    Path file =
        new TfliteExporter()
            .write(
                graph,
                weights,
                TfliteOptions.USUAL,
                Map.of(),
                folder.resolve("one.tflite"),
                done -> {})
            .model();
    for (CpuKernels kernels : CpuKernels.values()) {
      try (LiteRtModel model = LiteRtModel.load(file, inputs, kernels, 1)) {
        Tensor found = model.run().get(0);
        assertThat(found.dims()).isEqualTo(expected.dims());
        assertThat(Parity.of(found, expected).relative()).as("%s", kernels).isLessThan(1e-5);
      }
    }
  }
}
