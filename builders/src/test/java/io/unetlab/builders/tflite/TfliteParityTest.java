package io.unetlab.builders.tflite;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.builders.Networks;
import io.unetlab.builders.djl.Parity;
import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.litert.CpuKernels;
import io.unetlab.builders.litert.LiteRtModel;
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

/**
 * The reference networks produce PyTorch's outputs in TensorFlow Lite, in every form and precision
 * of the file. The difference is in standard deviations; that of int8 weights is of random weights,
 * and guards against larger mistakes only, since {@link TfliteOpsTest} tests them exactly.
 */
@Tag("slow")
class TfliteParityTest {

  private static final Path FOLDER = Path.of("src/test/resources/reference");

  /** Its weights and images lose more than others to fewer bits. */
  private static final String ROUGH = "vae_decoder_lite_tiny";

  @TempDir private Path folder;

  static List<Arguments> casesAndForms() throws IOException {
    List<Arguments> all = new ArrayList<>();
    try (Stream<Path> cases = Files.list(FOLDER)) {
      for (Path one : cases.sorted().toList()) {
        for (ElementType precision : TfliteOptions.PRECISIONS) {
          for (TfliteForm form : TfliteForm.values()) {
            TfliteOptions options = new TfliteOptions(precision, form);
            all.add(Arguments.of(one.getFileName().toString(), options));
          }
        }
      }
    }
    return all;
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("casesAndForms")
  void outputsAgree(String name, TfliteOptions options) throws IOException {
    Path reference = FOLDER.resolve(name);
    Graph graph = Networks.graph(SpecLoader.load(reference.resolve("spec.yaml")));
    WeightStore weights =
        WeightMatch.match(graph, WeightStore.open(reference.resolve("weights.safetensors")));
    WeightStore io = WeightStore.open(reference.resolve("io.safetensors"));
    Path file = folder.resolve(name + ".tflite");
    new TfliteExporter().write(graph, weights, options, Map.of(), file, done -> {});

    for (CpuKernels kernels : CpuKernels.values()) {
      List<List<Tensor>> computed = computed(file, InputMatch.match(graph, io), kernels);
      for (int i = 0; i < graph.outputs().size(); i++) {
        int index = i;
        Tensor output = Batch.join(computed.stream().map(it -> it.get(index)).toList());
        Tensor expected = io.tensor(graph.outputs().get(i).name());
        assertThat(Parity.of(output, expected).relative())
            .as("%s", kernels)
            .isLessThan(limit(name, options.precision()));
      }
    }
  }

  private static List<List<Tensor>> computed(Path file, WeightStore inputs, CpuKernels kernels) {
    try (LiteRtModel model = LiteRtModel.load(file, kernels, 1)) {
      return Batch.split(inputs).stream().map(model::run).toList();
    }
  }

  private static double limit(String name, ElementType precision) {
    boolean rough = name.equals(ROUGH);
    return switch (precision) {
      case FLOAT32 -> 1e-4;
      case FLOAT16 -> rough ? 2e-2 : 1e-2;
      default -> rough ? 0.5 : 0.15;
    };
  }
}
