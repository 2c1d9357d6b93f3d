package io.unetlab.reports.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.profiler.importer.LatencyImport;
import io.unetlab.spec.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The document of imported latencies holds what the source told, under the keys of docs/json.md.
 */
final class ImportJsonTest {

  private static final Path EXAMPLE = Path.of("../examples/latencies/published.yaml");

  private static final Source LOG =
      new Source(
          "small.log",
          """
          count=2 first=60000 curr=52000 min=52000 max=60000 avg=56000 std=4000
          count=50 first=51000 curr=50500 min=50000 max=53000 avg=50750 std=300
          Inference timings in us: Init: 900, First inference: 60000, Warmup (avg): 56000, Inference (avg): 50750
          Operator-wise Profiling Info for Regular Benchmark Runs:
          ============================== Run Order ==============================
          node type, first, avg_ms, %, cdf%, mem KB, times called, name
          CONV_2D, 30, 25.5, 51%, 51%, 0, 1, [a]:0
          """);

  private static JsonNode document(Source source) {
    return new JsonMapper().readTree(ImportJson.write(LatencyImport.read(source)));
  }

  @Test
  void figuresStandUnderTheirNames() {
    JsonNode latency = document(LOG).path("latencies").path(0);

    assertThat(latency.path("statistic").stringValue()).isEqualTo("average");
    assertThat(latency.path("ms").doubleValue()).isEqualTo(50.75);
    assertThat(latency.path("average_ms").doubleValue()).isEqualTo(50.75);
    assertThat(latency.path("minimum_ms").doubleValue()).isEqualTo(50);
    assertThat(latency.path("first_run_ms").doubleValue()).isEqualTo(60);
    assertThat(latency.path("load_ms").doubleValue()).isEqualTo(0.9);
    assertThat(latency.path("n").intValue()).isEqualTo(50);
    assertThat(latency.path("operations").path(0).path("type").stringValue()).isEqualTo("CONV_2D");
    assertThat(latency.path("operations").path(0).path("share").doubleValue()).isEqualTo(0.51);
  }

  @Test
  void whatTheSourceDoesNotTellIsNull() {
    JsonNode latency = document(LOG).path("latencies").path(0);

    for (String key :
        List.of(
            "part", "spec_hash", "median_ms", "p95_ms", "interval", "peak_bytes_max", "steps")) {
      assertThat(latency.has(key)).as(key).isTrue();
      assertThat(latency.path(key).isNull()).as(key).isTrue();
    }
    assertThat(latency.path("samples").isEmpty()).isTrue();
    assertThat(latency.path("target").path("kind").isNull()).isTrue();
  }

  @Test
  void anUnnamedStatisticIsNotTold() throws IOException {
    JsonNode latency =
        document(new Source("published.yaml", Files.readString(EXAMPLE))).path("latencies").path(0);

    assertThat(latency.path("statistic").stringValue()).isEqualTo("not_told");
    assertThat(latency.path("ms").doubleValue()).isEqualTo(4);
    assertThat(latency.path("average_ms").isNull()).isTrue();
    assertThat(latency.path("how").stringValue()).isEqualTo("published");
  }
}
