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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Full-size networks produce the same outputs in ONNX Runtime and DJL; {@code -Pfull-size}.
 *
 * <p>The decoder's limit is wider. Its groups are of a million elements, and both runtimes add them
 * up in float32: DJL differs by 1.7e-4 from itself with group norms in float64, ONNX Runtime by
 * 2.1e-4.
 */
@Tag("full-size")
class FullSizeParityTest {

  private static final int THREADS = Runtime.getRuntime().availableProcessors();

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "mobilediffusion, FLOAT32, 18, FUSED, 1e-4",
    "mobilediffusion, FLOAT16, 18, PLAIN, 1e-2",
    "sd15, FLOAT32, 18, FUSED, 1e-4",
    "sd15, FLOAT32, 23, FUSED, 1e-4",
    "dreamlite, FLOAT32, 18, FUSED, 1e-4",
    "sd_vae_decoder, FLOAT32, 18, FUSED, 4e-4",
    "sd_vae_decoder, FLOAT16, 18, PLAIN, 3e-2",
    "sd_vae_encoder, FLOAT32, 18, FUSED, 1e-4",
    "taesd_decoder, FLOAT32, 18, FUSED, 1e-4",
    "clip_vit_l14, FLOAT32, 18, FUSED, 1e-4",
    "openclip_vit_h, FLOAT32, 18, FUSED, 1e-4"
  })
  void outputsAgree(
      String model, ElementType precision, int opset, AttentionForm attention, double limit)
      throws IOException {
    Path spec = Path.of("..", "examples", "models", model + ".yaml");
    Graph graph = Networks.graph(SpecLoader.load(spec));
    WeightStore weights = Initializers.seeded(graph, 1);
    WeightStore inputs = Initializers.inputs(graph, 1);
    OnnxOptions options = new OnnxOptions(precision, opset, attention, true);

    List<Tensor> found = onnx(graph, weights, inputs, options);
    List<Tensor> expected = djl(graph, weights, inputs);

    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < found.size(); i++) {
      double distance = Parity.of(found.get(i), expected.get(i)).relative();
      System.out.printf(
          "%s, %s: output %d: %.2e of its standard deviation%n", model, options, i + 1, distance);
      assertThat(distance).isLessThan(limit);
    }
  }

  private List<Tensor> onnx(
      Graph graph, WeightStore weights, WeightStore inputs, OnnxOptions options)
      throws IOException {
    Path file =
        new OnnxExporter()
            .write(graph, weights, options, Map.of(), folder.resolve("full.onnx"), done -> {})
            .model();
    try (OrtModel network = OrtModel.load(file, inputs, THREADS)) {
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
