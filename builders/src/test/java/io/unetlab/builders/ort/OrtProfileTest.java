package io.unetlab.builders.ort;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import io.unetlab.builders.Networks;
import io.unetlab.builders.graph.Attention;
import io.unetlab.builders.graph.Conv2d;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.Linear;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.graph.OpZoo;
import io.unetlab.builders.onnx.OnnxExporter;
import io.unetlab.builders.onnx.OnnxOptions;
import io.unetlab.builders.weights.Initializers;
import io.unetlab.spec.SpecLoader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Profiles of real runs map to the graph, however the runtime optimised it. */
class OrtProfileTest {

  private static final int RUNS = 2;

  @TempDir private Path folder;

  /** All timed kernels are attributed or listed, and none is counted twice. */
  @ParameterizedTest
  @ValueSource(strings = {"sd15_tiny", "sdxl_tiny", "md_tiny", "md_relu_tiny"})
  void allTimeIsAccountedFor(String name) throws IOException, OrtException {
    Graph graph = graph(name);
    Path optimized = folder.resolve("optimized.onnx");
    Path events =
        OrtProfile.events(
            model(graph),
            Initializers.inputs(graph, 1),
            1,
            RUNS,
            optimized,
            folder.resolve("events"));
    Map<String, List<Long>> micros = OrtProfile.micros(events);
    OrtProfile profile = OrtProfile.of(graph, Kernel.read(optimized), micros, RUNS);

    double unknown = total(profile.others().values());
    long timed =
        micros.values().stream()
            .flatMap(times -> times.stream().skip(1)) // without the warm-up run
            .mapToLong(Long::longValue)
            .sum();
    assertThat(total(profile.nodes().values()) + unknown).isCloseTo(timed, Offset.offset(0.5));
    assertThat(unknown).as("unattributed: %s", profile.others()).isLessThan(0.05 * timed);
  }

  /** Operations with MACs are never fused into others; others are fused into them. */
  @ParameterizedTest
  @ValueSource(strings = {"sd15_tiny", "sdxl_tiny", "md_tiny", "md_relu_tiny"})
  void everyOperationWithMacsHasItsTime(String name) throws IOException {
    Graph graph = graph(name);
    OrtProfile profile =
        OrtProfile.measure(graph, model(graph), Initializers.inputs(graph, 1), 1, RUNS);
    assertThat(profile.nodes().keySet())
        .containsAll(graph.nodes().stream().filter(OrtProfileTest::hasMacs).toList());
    assertThat(profile.nodes().values()).allSatisfy(runs -> assertThat(runs).hasSize(RUNS));
  }

  /** Whatever an operation becomes, fused or not, its kernels are its own. */
  @ParameterizedTest
  @MethodSource("io.unetlab.builders.graph.OpZoo#all")
  void everyKernelOfAnOperationIsAttributed(OpZoo.Example example) throws IOException {
    Graph graph = OpZoo.graph(example);
    OrtProfile profile =
        OrtProfile.measure(graph, model(graph), Initializers.inputs(graph, 1), 1, RUNS);
    assertThat(profile.others()).isEmpty();
  }

  private static boolean hasMacs(Node node) {
    return node.op() instanceof Conv2d
        || node.op() instanceof Linear
        || node.op() instanceof Attention;
  }

  private static double total(Collection<double[]> times) {
    return times.stream().flatMapToDouble(Arrays::stream).sum();
  }

  private static Graph graph(String name) {
    return Networks.graph(
        SpecLoader.load(Path.of("src/test/resources/reference", name, "spec.yaml")));
  }

  private Path model(Graph graph) throws IOException {
    return new OnnxExporter()
        .write(
            graph,
            Initializers.seeded(graph, 1),
            OnnxOptions.USUAL,
            Map.of(),
            folder.resolve("network.onnx"),
            done -> {})
        .model();
  }
}
