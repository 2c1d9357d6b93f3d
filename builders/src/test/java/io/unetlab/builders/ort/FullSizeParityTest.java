package io.unetlab.builders.ort;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.builders.Networks;
import io.unetlab.builders.djl.DjlModel;
import io.unetlab.builders.djl.KernelMode;
import io.unetlab.builders.djl.Parity;
import io.unetlab.builders.djl.WeightPool;
import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.onnx.AttentionForm;
import io.unetlab.builders.onnx.OnnxExporter;
import io.unetlab.builders.onnx.OnnxOptions;
import io.unetlab.builders.weights.Initializers;
import io.unetlab.builders.weights.Tensor;
import io.unetlab.builders.weights.WeightStore;
import io.unetlab.spec.SpecLoader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Full-size networks produce the same outputs in ONNX Runtime and DJL; {@code -Pfull-size}. */
@Tag("full-size")
class FullSizeParityTest {

  private static final int THREADS = Runtime.getRuntime().availableProcessors();

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "mobilediffusion, FLOAT32, 18, FUSED, 1e-4",
    "mobilediffusion, FLOAT16, 18, PLAIN, 1e-2",
    "sd15, FLOAT32, 18, FUSED, 1e-4",
    "sd15, FLOAT32, 23, FUSED, 1e-4"
  })
  void outputsAgree(
      String model, ElementType precision, int opset, AttentionForm attention, double limit)
      throws IOException {
    Path spec = Path.of("..", "examples", "models", model + ".yaml");
    Graph graph = Networks.graph(SpecLoader.load(spec));
    WeightStore weights = Initializers.seeded(graph, 1);
    WeightStore inputs = Initializers.inputs(graph, 1);
    OnnxOptions options = new OnnxOptions(precision, opset, attention, true);

    Tensor found = onnx(graph, weights, inputs, options);

    double distance = Parity.of(found, djl(graph, weights, inputs)).relative();
    System.out.printf(
        "%s, %s: %.2e of the output's standard deviation%n", model, options, distance);
    assertThat(distance).isLessThan(limit);
  }

  private Tensor onnx(Graph graph, WeightStore weights, WeightStore inputs, OnnxOptions options)
      throws IOException {
    Path file =
        new OnnxExporter()
            .write(graph, weights, options, Map.of(), folder.resolve("full.onnx"), done -> {})
            .model();
    try (OrtModel network = OrtModel.load(file, inputs, THREADS)) {
      return network.run().get(0);
    }
  }

  private static Tensor djl(Graph graph, WeightStore weights, WeightStore inputs) {
    try (WeightPool pool = new WeightPool(KernelMode.FUSED, ElementType.FLOAT32);
        DjlModel network = DjlModel.load(graph, weights, inputs, pool)) {
      return network.run().get(0);
    }
  }
}
