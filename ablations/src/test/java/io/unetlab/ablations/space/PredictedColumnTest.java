package io.unetlab.ablations.space;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.ablations.Studies;
import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.design.VariantBuilder;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.builders.Networks;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.Node;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.profiler.predict.LatencyModel;
import io.unetlab.profiler.predict.MadeModel;
import io.unetlab.profiler.predict.ModelLoader;
import io.unetlab.profiler.predict.Predicted;
import io.unetlab.spec.source.Problems;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables of a predicted latency give every network's own prediction, to the nanosecond. */
class PredictedColumnTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"", "silu of tokens", "attention"})
  void tablesSayWhatTheModelSaysOfEveryNetwork(String without) {
    Path file =
        MadeModel.write(
            folder.resolve("model.yaml"),
            Studies.load("space"),
            it -> without.isEmpty() || !it.startsWith(without));
    StudySpec study =
        Studies.load(
            "space",
            "metrics=[params, macs, latency]",
            "targets=[{name: host, predict: '" + file + "'}]");
    LatencyModel model = ModelLoader.load(file).model();
    TabledSpace space = SpaceTables.of(study);
    Column column = space.column(Metrics.LATENCY).orElseThrow();
    int predicted = 0;
    int refused = 0;
    for (Variant variant : MadeModel.all(study.factors())) {
      int[] at = indices(study, variant);
      if (!space.exists(at)) {
        continue;
      }
      Graph graph =
          Networks.graph(
              new VariantBuilder(study)
                  .build(variant, new Problems())
                  .orElseThrow()
                  .parts()
                  .get(0)
                  .network());
      Predicted own = model.predict(graph);
      boolean known = column.known().stream().allMatch(it -> it.holds(at));
      assertThat(known).as(variant.label()).isEqualTo(own.total().isPresent());
      if (known) {
        assertThat(column.at(at)).as(variant.label()).isEqualTo(nanos(graph, own));
      }
      predicted += known ? 1 : 0;
      refused += known ? 0 : 1;
    }
    assertThat(predicted + refused).isGreaterThan(100);
    assertThat(refused > 0).isEqualTo(!without.isEmpty());
  }

  private static long nanos(Graph graph, Predicted own) {
    return own.constantNanos() + graph.nodes().stream().mapToLong((Node it) -> own.nanos(it)).sum();
  }

  private static int[] indices(StudySpec study, Variant variant) {
    return study.factors().stream()
        .mapToInt(it -> it.options().indexOf(variant.option(it)))
        .toArray();
  }
}
