package io.unetlab.builders.tflite;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.builders.djl.Parity;
import io.unetlab.builders.graph.Conv2d;
import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.graph.Embedding;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.Linear;
import io.unetlab.builders.graph.Op;
import io.unetlab.builders.graph.OpNumbers;
import io.unetlab.builders.graph.OpZoo;
import io.unetlab.builders.graph.TensorShape;
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

/**
 * Every operation computes what its definition says, in every form and precision of the file, in
 * XNNPACK and in the built-in kernels.
 */
class TfliteOpsTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @MethodSource("io.unetlab.builders.graph.OpZoo#all")
  void theFileComputesTheDefinition(OpZoo.Example example) throws IOException {
    Graph graph = OpZoo.graph(example);
    WeightStore weights = OpNumbers.weights(graph);
    WeightStore inputs = OpNumbers.inputs(graph, example, 1);
    for (ElementType precision : TfliteOptions.PRECISIONS) {
      WeightStore stored =
          precision == ElementType.INT8 && isQuantized(example.op()) ? rounded(weights) : weights;
      Tensor expected = OpNumbers.expected(graph, stored, inputs);
      for (TfliteForm form : TfliteForm.values()) {
        TfliteOptions options = new TfliteOptions(precision, form);
        Path file = folder.resolve("one.tflite");
        new TfliteExporter().write(graph, weights, options, Map.of(), file, done -> {});
        for (CpuKernels kernels : CpuKernels.values()) {
          try (LiteRtModel model = LiteRtModel.load(file, inputs, kernels, 1)) {
            Tensor found = model.run().get(0);
            assertThat(found.dims()).isEqualTo(expected.dims());
            assertThat(Parity.of(found, expected).relative())
                .as("%s, %s", options, kernels)
                .isLessThan(precision == ElementType.FLOAT16 ? 1e-2 : 1e-5);
          }
        }
      }
    }
  }

  private static boolean isQuantized(Op op) {
    return op instanceof Conv2d || op instanceof Linear || op instanceof Embedding;
  }

  // Each output's weights as multiples of a 127th of the largest.
  private static WeightStore rounded(WeightStore weights) {
    return WeightStore.of(
        weights.tensors().values().stream()
            .map(it -> it.name().endsWith(".weight") ? rounded(it) : it)
            .toList());
  }

  private static Tensor rounded(Tensor weight) {
    float[] numbers = weight.floats();
    int row = numbers.length / Math.toIntExact(weight.dims().get(0));
    for (int from = 0; from < numbers.length; from += row) {
      float largest = 0;
      for (int i = from; i < from + row; i++) {
        largest = Math.max(largest, Math.abs(numbers[i]));
      }
      for (int i = from; i < from + row; i++) {
        numbers[i] = Math.round(numbers[i] * 127 / largest) * largest / 127;
      }
    }
    long[] dims = weight.dims().stream().mapToLong(it -> it).toArray();
    return Tensor.of(weight.name(), TensorShape.of(dims), numbers);
  }
}
