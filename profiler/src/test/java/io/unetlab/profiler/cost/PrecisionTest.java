package io.unetlab.profiler.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.builders.graph.Activate;
import io.unetlab.builders.graph.Graph;
import io.unetlab.builders.graph.GraphBuilder;
import io.unetlab.builders.graph.Input;
import io.unetlab.builders.graph.Linear;
import io.unetlab.builders.graph.Node;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.profiler.metric.CountedMetrics;
import io.unetlab.profiler.metric.MetricSet;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.spec.model.Activation;
import io.unetlab.spec.source.SourceLocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PrecisionTest {

  @ParameterizedTest
  @CsvSource({
    "float32, 3438083856, 105099264",
    "float16, 1719041928, 52549632",
    "bfloat16, 1719041928, 52549632",
    "int8, 859520964, 26274816",
    "int4, 429760482, 13137408",
    "int8/float16, 859520964, 52549632",
    "int4/float32, 429760482, 105099264"
  })
  void stableDiffusionInEachPrecision(String text, long weights, long peak) {
    Precision precision = Precision.parse(text).orElseThrow();
    MetricSet counted = Metrics.counted(KnownNetworks.model("sd15"), precision);
    assertThat(counted.count("weight_bytes")).isEqualTo(weights);
    assertThat(counted.count("peak_activation_bytes")).isEqualTo(peak);
    assertThat(counted.count("macs")).isEqualTo(401_636_720_640L);
    assertThat(precision.text()).isEqualTo(text);
  }

  /** 3 x 5 weights and 5 biases: 8 and 3 bytes; 3 inputs and 5 outputs: 2 and 3 bytes. */
  @Test
  void fourBitsArePackedTensorByTensor() {
    GraphBuilder builder = new GraphBuilder(SourceLocation.NOWHERE);
    Node x = builder.input("x", Input.condition(TensorShape.of(1, 3)));
    Node y = builder.add("y", new Linear(3, 5, true), x);
    Graph graph = builder.build("small", builder.add("z", new Activate(Activation.RELU), y));
    CostReport report = CostReport.of(graph);
    assertThat(report.weightBytes(NumberType.INT4)).isEqualTo(8 + 3);
    assertThat(report.peakActivationBytes(NumberType.INT4)).isEqualTo(3 + 3);
    assertThat(report.weightBytes(NumberType.INT8)).isEqualTo(20);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "int3", "float64", "int8/", "/int8", "int8/int8/int8", "INT8", "int8 /int8"})
  void refuses(String text) {
    assertThat(Precision.parse(text)).isEmpty();
  }

  @Test
  void titlesNameTheTypeThatCounts() {
    Precision mixed = new Precision(NumberType.INT8, NumberType.FLOAT16);
    assertThat(CountedMetrics.ALL.stream().map(it -> CountedMetrics.title(it.metric(), mixed)))
        .contains(
            "Weights, int8", "Peak activations, float16", "Arithmetic intensity, int8/float16")
        .contains("MACs");
    assertThat(CountedMetrics.ALL)
        .allMatch(
            it -> CountedMetrics.title(it.metric(), Precision.FLOAT32).equals(it.metric().title()));
  }
}
