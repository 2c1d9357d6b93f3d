package io.unetlab.builders.litert;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.builders.Networks;
import io.unetlab.builders.djl.DjlModel;
import io.unetlab.builders.djl.KernelMode;
import io.unetlab.builders.djl.Parity;
import io.unetlab.builders.djl.WeightPool;
import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.tflite.TfliteExporter;
import io.unetlab.builders.tflite.TfliteForm;
import io.unetlab.builders.tflite.TfliteOptions;
import io.unetlab.builders.weights.Initializers;
import io.unetlab.builders.weights.Tensor;
import io.unetlab.builders.weights.WeightStore;
import io.unetlab.spec.SpecLoader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Full-size networks produce the same outputs in LiteRT and DJL; {@code -Pfull-size}. The decoder's
 * groups are of a million elements, so its limit is wider, as in ONNX Runtime.
 */
@Tag("full-size")
class LiteRtFullSizeTest {

  private static final int THREADS = Runtime.getRuntime().availableProcessors();

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "mobilediffusion, FLOAT32, PRIMITIVES, 1e-4",
    "mobilediffusion, FLOAT16, PRIMITIVES, 1e-2",
    "mobilediffusion, FLOAT16, COMPOSITES, 1e-2",
    "sd15, FLOAT32, PRIMITIVES, 1e-4",
    "mobilediffusion_decoder, FLOAT32, PRIMITIVES, 4e-4",
    "mobilediffusion_decoder, FLOAT16, PRIMITIVES, 3e-2",
    "clip_vit_l14, FLOAT32, PRIMITIVES, 1e-4",
    "clip_vit_l14, FLOAT16, PRIMITIVES, 1e-2"
  })
  void outputsAgree(String model, ElementType precision, TfliteForm form, double limit)
      throws IOException {
    Path spec = Path.of("..", "examples", "models", model + ".yaml");
    Graph graph = Networks.graph(SpecLoader.load(spec));
    WeightStore weights = Initializers.seeded(graph, 1);
    WeightStore inputs = Initializers.inputs(graph, 1);

    List<Tensor> found = litert(graph, weights, inputs, new TfliteOptions(precision, form));
    List<Tensor> expected = djl(graph, weights, inputs);

    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < found.size(); i++) {
      double distance = Parity.of(found.get(i), expected.get(i)).relative();
      System.out.printf(
          "%s, %s, %s: output %d: %.2e of its standard deviation%n",
          model, precision, form, i + 1, distance);
      assertThat(distance).isLessThan(limit);
    }
  }

  private List<Tensor> litert(
      Graph graph, WeightStore weights, WeightStore inputs, TfliteOptions options)
      throws IOException {
    Path file =
        new TfliteExporter()
            .write(graph, weights, options, Map.of(), folder.resolve("full.tflite"), done -> {})
            .model();
    try (LiteRtModel network = LiteRtModel.load(file, inputs, CpuKernels.XNNPACK, THREADS)) {
      return network.run();
    }
  }

  private static List<Tensor> djl(Graph graph, WeightStore weights, WeightStore inputs) {
    try (WeightPool pool = new WeightPool(KernelMode.FUSED, ElementType.FLOAT32);
        DjlModel network = DjlModel.load(graph, weights, inputs, pool)) {
      return network.run();
    }
  }
}
