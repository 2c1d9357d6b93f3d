package io.unetlab.builders.ort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unetlab.builders.Networks;
import io.unetlab.builders.djl.DjlModel;
import io.unetlab.builders.djl.KernelMode;
import io.unetlab.builders.djl.Parity;
import io.unetlab.builders.djl.WeightPool;
import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.builders.litert.LiteRtForward;
import io.unetlab.builders.onnx.AttentionForm;
import io.unetlab.builders.onnx.OnnxExporter;
import io.unetlab.builders.onnx.OnnxOptions;
import io.unetlab.builders.weights.Initializers;
import io.unetlab.builders.weights.InputMatch;
import io.unetlab.builders.weights.Tensor;
import io.unetlab.builders.weights.WeightStore;
import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Problems;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Latents of any size and any batch: the runtimes agree. */
class AnyLatentTest {

  @TempDir private Path folder;

  private static final Path REFERENCE = Path.of("src/test/resources/reference");

  @Tag("slow")
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
        "sdxl_tiny; [1, 1]",
        "sdxl_tiny; 16, batch: 2",
        "md_relu_tiny; [5, 4], batch: 3",
        "sd21_tiny; 8, batch: 2",
        "dreamlite_tiny; [9, 6], batch: 2",
        "snapgen_tiny; [12, 7]",
        "linear_attention_tiny; [5, 3], batch: 2",
        "mixffn_tiny; [13, 7], batch: 2"
      })
  void theRuntimesAgree(String network, String size) throws IOException {
    Graph graph = graph(network, size);
    WeightStore weights = Initializers.seeded(graph, 1);
    WeightStore inputs = Initializers.inputs(graph, 2);
    Tensor onnx = OrtForward.run(graph, weights, inputs, 1).get(0);
    assertThat(onnx.dims().get(0)).isEqualTo(graph.batch());
    Tensor litert = LiteRtForward.run(graph, weights, inputs, 1).get(0);
    assertThat(litert.dims()).isEqualTo(onnx.dims());
    assertThat(Parity.of(litert, onnx).relative()).isLessThan(1e-4);
    for (KernelMode kernels : KernelMode.values()) {
      Tensor djl = djl(graph, weights, inputs, kernels);

      assertThat(djl.dims()).isEqualTo(onnx.dims());
      assertThat(Parity.of(djl, onnx).relative()).as("%s", kernels).isLessThan(1e-4);
    }
  }

  /** Two images in one run give PyTorch's two images, in both forms of the file. */
  @ParameterizedTest
  @CsvSource({
    "sd21_tiny, FUSED",
    "sd21_tiny, PLAIN",
    "dreamlite_tiny, FUSED",
    "dreamlite_tiny, PLAIN",
    "linear_attention_tiny, FUSED"
  })
  void aBatchIsPyTorchs(String network, AttentionForm attention) throws IOException {
    Path reference = REFERENCE.resolve(network);
    Graph graph = graph(network, "16, batch: 2");
    WeightStore weights = WeightStore.open(reference.resolve("weights.safetensors"));
    WeightStore io = WeightStore.open(reference.resolve("io.safetensors"));
    OnnxOptions options = new OnnxOptions(ElementType.FLOAT32, 17, attention, false);
    Path file =
        new OnnxExporter()
            .write(graph, weights, options, Map.of(), folder.resolve("two.onnx"), done -> {})
            .model();
    WeightStore inputs = InputMatch.match(graph, io);
    try (OrtModel model = OrtModel.load(file, inputs, 1)) {
      assertThat(Parity.of(model.run().get(0), io.tensor("output")).relative()).isLessThan(1e-4);
    }
    Tensor djl = djl(graph, weights, inputs, KernelMode.FUSED);
    assertThat(Parity.of(djl, io.tensor("output")).relative()).isLessThan(1e-4);
  }

  @Test
  void aTimestepIsRepeatedForTheBatchAndAnotherBatchRefused() {
    Graph graph = graph("md_tiny", "4, batch: 2");
    Map<String, Tensor> inputs = new LinkedHashMap<>(Initializers.inputs(graph, 2).tensors());
    inputs.put("timestep", Tensor.of("timestep", TensorShape.of(1), 7));
    WeightStore two = WeightStore.of(List.copyOf(inputs.values()));
    assertThat(InputMatch.match(graph, two).tensor("timestep").floats()).containsExactly(7, 7);

    Graph three = graph("md_tiny", "4, batch: 3");
    assertThatThrownBy(() -> InputMatch.match(three, two))
        .hasMessageContaining("sample: expected 3x8x4x4, found 2x8x4x4");
  }

  private static Graph graph(String network, String size) {
    Path file = REFERENCE.resolve(network).resolve("spec.yaml");
    String latent = "latent={channels: %d, size: %s}";
    String change = latent.formatted(network.startsWith("md") ? 8 : 4, size);
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
