package io.unetlab.builders.tflite;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.builders.djl.Parity;
import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.GroupNorm;
import io.unetlab.builders.graph.OpNumbers;
import io.unetlab.builders.graph.OpZoo;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.builders.litert.CpuKernels;
import io.unetlab.builders.litert.LiteRtModel;
import io.unetlab.builders.weights.Tensor;
import io.unetlab.builders.weights.WeightStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The norm of a group of a million elements, as a decoder has, is exact to float32's rounding. */
class LargeGroupsTest {

  @TempDir private Path folder;

  // Added up in one sum, it is off by 1.3e-4 in XNNPACK and by 1.9e-3 in the built-in kernels.
  @ParameterizedTest
  @CsvSource({"XNNPACK, 1", "XNNPACK, 2", "BUILT_IN, 1", "BUILT_IN, 2"})
  void theSumsOfAMillionElementsAreExact(CpuKernels kernels, int images) throws IOException {
    OpZoo.Example large = large(images);
    Graph graph = OpZoo.graph(large);
    WeightStore weights = OpNumbers.weights(graph);
    WeightStore inputs = shifted(OpNumbers.inputs(graph, large, 1));
    Path file = folder.resolve("one.tflite");
    TfliteOptions options = new TfliteOptions(ElementType.FLOAT32, TfliteForm.PRIMITIVES);
    new TfliteExporter().write(graph, weights, options, Map.of(), file, done -> {});
    try (LiteRtModel model = LiteRtModel.load(file, inputs, kernels, 1)) {
      Tensor expected = OpNumbers.expected(graph, weights, inputs);
      assertThat(Parity.of(model.run().get(0), expected).relative()).isLessThan(1e-5);
    }
  }

  private static OpZoo.Example large(int images) {
    String shape = images + "x4x512x512";
    return new OpZoo.Example(
        new GroupNorm(1, 4, 1e-6), shape, shape, "large", List.of("weight 4", "bias 4"), List.of());
  }

  // Away from 0, where a sum in float32 loses most.
  private static WeightStore shifted(WeightStore inputs) {
    Tensor image = inputs.tensors().values().iterator().next();
    float[] numbers = image.floats();
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] += 10;
    }
    long[] dims = image.dims().stream().mapToLong(it -> it).toArray();
    return WeightStore.of(List.of(Tensor.of(image.name(), TensorShape.of(dims), numbers)));
  }
}
