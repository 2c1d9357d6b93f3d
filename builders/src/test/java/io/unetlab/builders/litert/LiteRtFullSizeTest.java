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
import io.unetlab.builders.weights.SafetensorsWriter;
import io.unetlab.builders.weights.Tensor;
import io.unetlab.builders.weights.WeightStore;
import io.unetlab.spec.SpecLoader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Full-size networks produce the same outputs in LiteRT and DJL; {@code -Pfull-size}. The decoder's
 * groups are of a million elements, which DJL's fast kernels add up in one float32 sum, so it is
 * compared with the plain ones.
 */
@Tag("full-size")
class LiteRtFullSizeTest {

  private static final int THREADS = Runtime.getRuntime().availableProcessors();

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "mobilediffusion, FLOAT32, PRIMITIVES, FUSED, 1e-4",
    "mobilediffusion, FLOAT16, PRIMITIVES, FUSED, 1e-2",
    "mobilediffusion, FLOAT16, COMPOSITES, FUSED, 1e-2",
    "sd15, FLOAT32, PRIMITIVES, FUSED, 1e-4",
    "mobilediffusion_decoder, FLOAT32, PRIMITIVES, PLAIN, 1e-4",
    "mobilediffusion_decoder, FLOAT16, PRIMITIVES, PLAIN, 3e-2",
    "clip_vit_l14, FLOAT32, PRIMITIVES, FUSED, 1e-4",
    "clip_vit_l14, FLOAT16, PRIMITIVES, FUSED, 1e-2"
  })
  void outputsAgree(
      String model, ElementType precision, TfliteForm form, KernelMode kernels, double limit)
      throws IOException {
    Path spec = Path.of("..", "examples", "models", model + ".yaml");
    Graph graph = Networks.graph(SpecLoader.load(spec));
    WeightStore weights = Initializers.seeded(graph, 1);
    WeightStore inputs = Initializers.inputs(graph, 1);

    List<Tensor> found = litert(graph, weights, inputs, new TfliteOptions(precision, form));
    assertAgree(found, djl(graph, weights, inputs, kernels), limit, model, precision, form);
    if (precision == ElementType.FLOAT16) {
      // What is not the rounding of the weights is that of float32, as above.
      WeightStore stored = rounded(weights);
      List<Tensor> expected = djl(graph, stored, inputs, kernels);
      assertAgree(found, expected, 1e-4, model, "rounded weights", form);
    }
  }

  private static void assertAgree(
      List<Tensor> found, List<Tensor> expected, double limit, Object... what) {
    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < found.size(); i++) {
      double distance = Parity.of(found.get(i), expected.get(i)).relative();
      System.out.printf(
          "%s: output %d: %.2e of its standard deviation%n",
          Arrays.toString(what), i + 1, distance);
      assertThat(distance).isLessThan(limit);
    }
  }

  // Norms would stay float32 in the file too; from a seed they are 1 and 0.
  private WeightStore rounded(WeightStore weights) throws IOException {
    Map<Boolean, List<Tensor>> parts =
        weights.tensors().values().stream()
            .collect(Collectors.partitioningBy(it -> it.name().contains("position_embedding")));
    Path file = folder.resolve("rounded.safetensors");
    SafetensorsWriter.write(file, parts.get(false), ElementType.FLOAT16, Map.of());
    return WeightStore.of(
        Stream.concat(WeightStore.open(file).tensors().values().stream(), parts.get(true).stream())
            .toList());
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

  private static List<Tensor> djl(
      Graph graph, WeightStore weights, WeightStore inputs, KernelMode kernels) {
    try (WeightPool pool = new WeightPool(kernels, ElementType.FLOAT32);
        DjlModel network = DjlModel.load(graph, weights, inputs, pool)) {
      return network.run();
    }
  }
}
