package io.unetlab.builders.tflite;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.builders.Networks;
import io.unetlab.builders.djl.Parity;
import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.litert.CpuKernels;
import io.unetlab.builders.litert.LiteRtModel;
import io.unetlab.builders.weights.InputMatch;
import io.unetlab.builders.weights.Tensor;
import io.unetlab.builders.weights.WeightMatch;
import io.unetlab.builders.weights.WeightStore;
import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Problems;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A file of several images computes them in one run. */
class TfliteBatchTest {

  private static final Path REFERENCE = Path.of("src/test/resources/reference/sd21_tiny");

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void twoImagesAgreeWithPyTorch(TfliteForm form) throws IOException {
    SpecPatch patch = SpecPatch.parse("latent.batch=2", new Problems());
    Graph graph = Networks.graph(SpecLoader.load(REFERENCE.resolve("spec.yaml"), patch));
    WeightStore weights =
        WeightMatch.match(graph, WeightStore.open(REFERENCE.resolve("weights.safetensors")));
    WeightStore io = WeightStore.open(REFERENCE.resolve("io.safetensors"));
    Path file = folder.resolve("two.tflite");
    TfliteOptions options = new TfliteOptions(ElementType.FLOAT32, form);
    new TfliteExporter().write(graph, weights, options, Map.of(), file, done -> {});

    assertThat(graph.batch()).isEqualTo(2);
    for (CpuKernels kernels : CpuKernels.values()) {
      try (LiteRtModel model = LiteRtModel.load(file, InputMatch.match(graph, io), kernels, 1)) {
        Tensor output = model.run().get(0);
        assertThat(Parity.of(output, io.tensor("output")).relative()).isLessThan(1e-4);
      }
    }
  }
}
