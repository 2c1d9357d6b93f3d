package io.unetlab.builders.ort;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.builders.Networks;
import io.unetlab.builders.djl.Parity;
import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.onnx.AttentionForm;
import io.unetlab.builders.onnx.OnnxExporter;
import io.unetlab.builders.onnx.OnnxOptions;
import io.unetlab.builders.weights.Batch;
import io.unetlab.builders.weights.InputMatch;
import io.unetlab.builders.weights.Tensor;
import io.unetlab.builders.weights.WeightMatch;
import io.unetlab.builders.weights.WeightStore;
import io.unetlab.spec.SpecLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The reference networks produce PyTorch's outputs in ONNX Runtime, in every form of the file. */
@Tag("slow")
class OnnxParityTest {

  private static final Path FOLDER = Path.of("src/test/resources/reference");

  /** Opsets at which the exported form changes. */
  private static final List<Integer> OPSETS = List.of(17, 18, 20, 21, 23);

  /** In float16: every operation is tested in every opset on its own. */
  private static final List<Integer> OLDEST_AND_NEWEST = List.of(17, 23);

  /** Cases whose weights and images lose more than others to 16 bits, in standard deviations. */
  private static final Map<String, Double> HALF_LIMITS =
      Map.of("clip_text_gelu_tiny", 2e-2, "vae_decoder_lite_tiny", 2e-2);

  @TempDir private Path folder;

  static List<Arguments> casesAndForms() throws IOException {
    List<Arguments> all = new ArrayList<>();
    try (Stream<Path> cases = Files.list(FOLDER)) {
      for (Path one : cases.sorted().toList()) {
        for (ElementType precision : OnnxOptions.PRECISIONS) {
          for (AttentionForm attention : AttentionForm.values()) {
            for (int opset : precision == ElementType.FLOAT32 ? OPSETS : OLDEST_AND_NEWEST) {
              boolean apart = opset % 2 == 1;
              OnnxOptions options = new OnnxOptions(precision, opset, attention, apart);
              all.add(Arguments.of(one.getFileName().toString(), options));
            }
          }
        }
      }
    }
    return all;
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("casesAndForms")
  void outputsAgree(String name, OnnxOptions options) throws IOException {
    Path reference = FOLDER.resolve(name);
    Graph graph = Networks.graph(SpecLoader.load(reference.resolve("spec.yaml")));
    WeightStore weights =
        WeightMatch.match(graph, WeightStore.open(reference.resolve("weights.safetensors")));
    WeightStore io = WeightStore.open(reference.resolve("io.safetensors"));
    Path model =
        new OnnxExporter()
            .write(graph, weights, options, Map.of(), folder.resolve(name + ".onnx"), done -> {})
            .model();

    List<WeightStore> inputs = Batch.split(InputMatch.match(graph, io));
    try (OrtModel network = OrtModel.load(model, inputs.get(0), 1)) {
      List<List<Tensor>> computed = inputs.stream().map(network::run).toList();
      double limit =
          options.precision() == ElementType.FLOAT32 ? 1e-4 : HALF_LIMITS.getOrDefault(name, 1e-2);
      for (int i = 0; i < graph.outputs().size(); i++) {
        int index = i;
        Tensor output = Batch.join(computed.stream().map(it -> it.get(index)).toList());
        Tensor expected = io.tensor(graph.outputs().get(i).name());
        assertThat(Parity.of(output, expected).relative()).isLessThan(limit);
      }
    }
  }
}
