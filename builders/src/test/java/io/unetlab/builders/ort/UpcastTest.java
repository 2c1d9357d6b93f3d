package io.unetlab.builders.ort;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.builders.Networks;
import io.unetlab.builders.djl.Parity;
import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.onnx.AttentionForm;
import io.unetlab.builders.onnx.OnnxExporter;
import io.unetlab.builders.onnx.OnnxOptions;
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
import org.junit.jupiter.params.provider.CsvSource;

/** A float16 file whose attention is upcast runs, and produces PyTorch's output. */
class UpcastTest {

  private static final Path REFERENCE = Path.of("src/test/resources/reference/sd15_tiny");

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"18, FUSED", "18, PLAIN", "23, FUSED"})
  void upcastAttentionRuns(int opset, AttentionForm form) throws IOException {
    SpecPatch patch = SpecPatch.parse("transformer.upcast_attention=true", new Problems());
    Graph graph = Networks.graph(SpecLoader.load(REFERENCE.resolve("spec.yaml"), patch));
    WeightStore weights =
        WeightMatch.match(graph, WeightStore.open(REFERENCE.resolve("weights.safetensors")));
    WeightStore io = WeightStore.open(REFERENCE.resolve("io.safetensors"));
    OnnxOptions options = new OnnxOptions(ElementType.FLOAT16, opset, form, false);
    Path model =
        new OnnxExporter()
            .write(graph, weights, options, Map.of(), folder.resolve("x.onnx"), done -> {})
            .model();
    try (OrtModel network = OrtModel.load(model, io, 1)) {
      double difference = Parity.of(network.run(io).get(0), io.tensor("output")).relative();
      assertThat(difference).isLessThan(1e-2);
    }
  }
}
