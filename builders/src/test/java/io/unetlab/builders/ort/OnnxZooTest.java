package io.unetlab.builders.ort;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.builders.djl.DjlModel;
import io.unetlab.builders.djl.KernelMode;
import io.unetlab.builders.djl.Parity;
import io.unetlab.builders.djl.WeightPool;
import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.OpZoo;
import io.unetlab.builders.graph.Weight;
import io.unetlab.builders.onnx.AttentionForm;
import io.unetlab.builders.onnx.OnnxExporter;
import io.unetlab.builders.onnx.OnnxOptions;
import io.unetlab.builders.weights.Initializers;
import io.unetlab.builders.weights.Tensor;
import io.unetlab.builders.weights.WeightStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation has the same result in ONNX Runtime as in DJL, in every form of the file. */
class OnnxZooTest {

  private static final List<Integer> OPSETS = List.of(17, 18, 20, 21, 23);

  @TempDir private Path folder;

  @ParameterizedTest
  @MethodSource("io.unetlab.builders.graph.OpZoo#all")
  void outputsAgree(OpZoo.Example example) throws IOException {
    Graph graph = OpZoo.graph(example);
    WeightStore weights = random(graph);
    WeightStore inputs = Initializers.inputs(graph, 3);
    Tensor expected = djl(graph, weights, inputs);
    for (OnnxOptions options : options()) {
      Tensor found = onnx(graph, weights, inputs, options);

      double limit = options.precision() == ElementType.FLOAT32 ? 1e-4 : 1e-2;
      assertThat(found.dims()).as("%s", options).isEqualTo(expected.dims());
      assertThat(Parity.of(found, expected).relative()).as("%s", options).isLessThan(limit);
    }
  }

  private static List<OnnxOptions> options() {
    List<OnnxOptions> all = new ArrayList<>();
    for (int opset : OPSETS) {
      for (ElementType precision : OnnxOptions.PRECISIONS) {
        for (AttentionForm attention : AttentionForm.values()) {
          all.add(new OnnxOptions(precision, opset, attention, false));
        }
      }
    }
    return all;
  }

  // A norm's weights are initialised to 1 and 0, which would hide that one is not read.
  private static WeightStore random(Graph graph) {
    Random random = new Random(5);
    return WeightStore.of(graph.weights().map(weight -> random(weight, random)).toList());
  }

  private static Tensor random(Weight weight, Random random) {
    float[] numbers = new float[Math.toIntExact(weight.shape().elements())];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (float) random.nextGaussian();
    }
    return Tensor.of(weight.name(), weight.shape(), numbers);
  }

  private static Tensor djl(Graph graph, WeightStore weights, WeightStore inputs) {
    try (WeightPool pool = new WeightPool(KernelMode.FUSED, ElementType.FLOAT32);
        DjlModel model = DjlModel.load(graph, weights, inputs, pool)) {
      return model.run().get(0);
    }
  }

  private Tensor onnx(Graph graph, WeightStore weights, WeightStore inputs, OnnxOptions options)
      throws IOException {
    Path file =
        new OnnxExporter()
            .write(graph, weights, options, Map.of(), folder.resolve("one.onnx"), done -> {})
            .model();
    try (OrtModel model = OrtModel.load(file, inputs, 1)) {
      return model.run().get(0);
    }
  }
}
