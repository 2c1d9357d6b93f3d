package io.unetlab.builders.litert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.unetlab.builders.Networks;
import io.unetlab.builders.graph.Attention;
import io.unetlab.builders.graph.Conv2d;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.Linear;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.graph.OpZoo;
import io.unetlab.builders.tflite.TfliteExporter;
import io.unetlab.builders.tflite.TfliteOptions;
import io.unetlab.builders.weights.Initializers;
import io.unetlab.spec.SpecLoader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Profiles of real runs map to the graph, whatever XNNPACK merged. */
class LiteRtProfileTest {

  private static final int RUNS = 2;

  @TempDir private Path folder;

  /** Operations with MACs are never merged into others, and each has its own time. */
  @ParameterizedTest
  @ValueSource(strings = {"sd15_tiny", "sdxl_tiny", "md_tiny", "md_relu_tiny", "dreamlite_tiny"})
  void everyOperationWithMacsHasItsTime(String name) throws IOException {
    Graph graph =
        Networks.graph(SpecLoader.load(Path.of("src/test/resources/reference", name, "spec.yaml")));
    LiteRtProfile profile = profile(graph);
    assertThat(profile.nodes().keySet())
        .containsAll(graph.nodes().stream().filter(LiteRtProfileTest::hasMacs).toList());
    assertThat(profile.nodes().values()).allSatisfy(runs -> assertThat(runs).hasSize(RUNS));
    assertThat(profile.others()).isEmpty();
  }

  /** Whatever an operation becomes, its operators are its own. */
  @ParameterizedTest
  @MethodSource("io.unetlab.builders.graph.OpZoo#all")
  void everyOperatorOfAnOperationIsAttributed(OpZoo.Example example) throws IOException {
    assertThat(profile(OpZoo.graph(example)).others()).isEmpty();
  }

  @Test
  void runsWithoutTheSameEventsAreRejected() {
    OperatorEvent event = new OperatorEvent("ADD", 0, false, 1);
    ExecutionPlan plan = new ExecutionPlan(List.of());
    List<List<OperatorEvent>> runs = List.of(List.of(event, event), List.of(event));

    assertThatThrownBy(() -> LiteRtProfile.of(List.of(), plan, runs))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a run has 1 events, the first 2");
  }

  private static boolean hasMacs(Node node) {
    return node.op() instanceof Conv2d
        || node.op() instanceof Linear
        || node.op() instanceof Attention;
  }

  private LiteRtProfile profile(Graph graph) throws IOException {
    Path file =
        new TfliteExporter()
            .write(
                graph,
                Initializers.seeded(graph, 1),
                TfliteOptions.USUAL,
                Map.of(),
                folder.resolve("network.tflite"),
                done -> {})
            .model();
    return LiteRtProfile.measure(
        graph, file, TfliteOptions.USUAL, Initializers.inputs(graph, 1), 1, RUNS);
  }
}
