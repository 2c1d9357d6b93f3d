package io.unetlab.reports.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.profiler.latency.BenchRun;
import io.unetlab.profiler.latency.ComposedLatency;
import io.unetlab.profiler.latency.PartLatency;
import io.unetlab.profiler.latency.PipelineLatency;
import io.unetlab.reports.LatencyFixtures;
import io.unetlab.spec.model.SpecHash;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The document about a run whose figures are known. */
final class LatencyJsonTest {

  private static final JsonNode DOCUMENT = document(LatencyFixtures.run());

  private static JsonNode document(BenchRun run) {
    return JsonMapper.shared().readTree(LatencyJson.write(run, List.of()));
  }

  /** The keys of the document, in their order. */
  @Test
  void theDocumentSaysWhatItIs() {
    assertThat(DOCUMENT.propertyNames())
        .containsExactly(
            "format",
            "kind",
            "protocol",
            "kept_loaded",
            "calibration",
            "measured",
            "failed",
            "comparisons");
    assertThat(DOCUMENT.get("format").asInt()).isEqualTo(1);
    assertThat(DOCUMENT.get("kind").asString()).isEqualTo("latency");
    assertThat(DOCUMENT.get("kept_loaded").asBoolean()).isTrue();
  }

  /** The rule with all that decides how many runs are made. */
  @Test
  void theProtocolIsWritten() {
    JsonNode protocol = DOCUMENT.get("protocol");
    assertThat(protocol.get("name").asString()).isEqualTo("quick");
    assertThat(protocol.get("warmup_runs").asInt()).isEqualTo(1);
    assertThat(protocol.get("warmup_seconds").asDouble()).isEqualTo(1);
    assertThat(protocol.get("min_runs").asInt()).isEqualTo(5);
    assertThat(protocol.get("min_seconds").asDouble()).isEqualTo(1);
    assertThat(protocol.get("max_seconds").asDouble()).isEqualTo(15);
    assertThat(protocol.get("rounds").asInt()).isEqualTo(3);
    assertThat(protocol.get("budget_seconds").asDouble()).isEqualTo(120);
    assertThat(protocol.get("required_runs").asInt()).isEqualTo(2);
  }

  /** The machine's own figures. */
  @Test
  void theCalibrationIsWritten() {
    JsonNode calibration = DOCUMENT.get("calibration");
    assertThat(calibration.get("flops_per_second").asDouble()).isEqualTo(1e11);
    assertThat(calibration.get("spread").asDouble()).isEqualTo(0.02);
    assertThat(numbers(calibration.get("seconds"))).containsExactly(0.01, 0.0102, 0.01, 0.01);
  }

  /** The figures of a network, as worked out from its samples. */
  @Test
  void aNetworkHasItsFigures() {
    JsonNode half = DOCUMENT.get("measured").get(1);
    assertThat(half.get("name").asString()).isEqualTo("half");
    assertThat(half.get("p50_ms").asDouble()).isEqualTo(50);
    assertThat(half.get("min_ms").asDouble()).isEqualTo(49.5);
    assertThat(half.get("max_ms").asDouble()).isEqualTo(50.5);
    assertThat(half.get("mean_ms").asDouble()).isEqualTo(50);
    assertThat(half.get("n").asInt()).isEqualTo(12);
    assertThat(half.get("flops").asDouble()).isEqualTo(1e9);
    assertThat(half.get("flops_per_second").asDouble()).isEqualTo(2e10);
    assertThat(half.get("drift").asDouble()).isEqualTo(1);
    assertThat(numbers(half.get("round_medians_ms"))).containsExactly(50.0, 50.0, 50.0);
    assertThat(half.get("round_spread").asDouble()).isZero();
    assertThat(half.get("load_ms").asDouble()).isEqualTo(1500);
    assertThat(half.get("first_run_ms").asDouble()).isEqualTo(250);
    assertThat(half.get("warmup_runs").asInt()).isEqualTo(9);
  }

  /** An interval says how it was made. */
  @Test
  void anIntervalHasItsKind() {
    JsonNode interval = DOCUMENT.get("measured").get(1).get("p50_interval");
    assertThat(interval.get("kind").asString()).isEqualTo("bootstrap");
    assertThat(interval.get("low").asDouble()).isBetween(49.5, 50.0);
    assertThat(interval.get("high").asDouble()).isBetween(50.0, 50.5);
  }

  /** Every sample is there, to the nanosecond. */
  @Test
  void allSamplesAreWritten() {
    JsonNode samples = DOCUMENT.get("measured").get(0).get("samples");
    assertThat(samples).hasSize(12);
    JsonNode sixth = samples.get(5);
    assertThat(sixth.get("round").asInt()).isEqualTo(1);
    assertThat(sixth.get("index").asInt()).isEqualTo(1);
    assertThat(sixth.get("start_ns").asLong()).isEqualTo(500_000_000);
    assertThat(sixth.get("duration_ns").asLong()).isEqualTo(101_000_000);
  }

  /** What is not valid says why, and a machine that changed spoils every network. */
  @Test
  void aVerdictHasItsReasons() {
    assertThat(DOCUMENT.get("measured").get(0).get("valid").asBoolean()).isTrue();
    assertThat(DOCUMENT.get("measured").get(0).get("reasons")).isEmpty();
    JsonNode drifting = DOCUMENT.get("measured").get(2);
    assertThat(drifting.get("valid").asBoolean()).isFalse();
    assertThat(drifting.get("reasons")).hasSize(2);
    JsonNode busy =
        document(LatencyFixtures.run(LatencyFixtures.steady("base", 1, LatencyFixtures.BUSY)));
    assertThat(busy.get("measured").get(0).get("reasons").get(0).asString())
        .startsWith("the machine was disturbed");
  }

  /** Where a figure is from; what the system does not say is null. */
  @Test
  void aNetworkHasItsProvenance() {
    JsonNode provenance = DOCUMENT.get("measured").get(0).get("provenance");
    assertThat(provenance.get("spec_hash").asString()).isEqualTo("ab".repeat(32));
    assertThat(provenance.get("weights_seed").asLong()).isEqualTo(7);
    assertThat(provenance.get("tool").asString()).isEqualTo("unetlab 1");
    assertThat(provenance.get("runtime").asString()).isEqualTo("djl-pytorch");
    assertThat(provenance.get("runtime_version").asString()).isEqualTo("2.7.1");
    assertThat(provenance.get("precision").asString()).isEqualTo("float32");
    assertThat(provenance.get("cpu").asString()).isEqualTo("A CPU");
    assertThat(provenance.get("cores").asInt()).isEqualTo(4);
    assertThat(provenance.get("threads").asInt()).isEqualTo(2);
    assertThat(provenance.get("load_before").asDouble()).isEqualTo(0.5);
    assertThat(provenance.get("load_after").isNull()).isTrue();
    assertThat(provenance.get("started_at").asString()).isEqualTo("1970-01-01T00:00:00Z");
    assertThat(provenance.get("peak_resident_bytes").asLong()).isEqualTo(512_000_000);
  }

  /** A network that failed says where and why. */
  @Test
  void aFailureIsWritten() {
    JsonNode failed = DOCUMENT.get("failed").get(0);
    assertThat(failed.get("name").asString()).isEqualTo("broken");
    assertThat(failed.get("stage").asString()).isEqualTo("first run");
    assertThat(failed.get("reason").asString()).endsWith("no room");
  }

  /** Every pair, the later one against the earlier. */
  @Test
  void pairsAreCompared() {
    JsonNode pairs = DOCUMENT.get("comparisons");
    assertThat(pairs).hasSize(3);
    JsonNode half = pairs.get(0);
    assertThat(half.get("a").asString()).isEqualTo("half");
    assertThat(half.get("b").asString()).isEqualTo("base");
    assertThat(half.get("conclusion").asString()).isEqualTo("faster");
    assertThat(half.get("ratio").asDouble()).isEqualTo(0.5);
    assertThat(half.get("interval").get("kind").asString()).isEqualTo("bootstrap_and_student");
    assertThat(half.get("rounds").asInt()).isEqualTo(3);
    assertThat(half.get("pairs").asInt()).isEqualTo(12);
    assertThat(half.get("p_value").asDouble()).isEqualTo(0.00048828125);
    assertThat(pairs.get(1).get("conclusion").asString()).isEqualTo("doubtful");
    assertThat(pairs.get(1).get("ratio").isNull()).isTrue();
    assertThat(pairs.get(1).get("interval").get("low").asDouble()).isLessThan(1);
  }

  @Test
  void latenciesThatAreNotToldApartHaveNoRatio() {
    JsonNode pair =
        document(
                LatencyFixtures.run(
                    LatencyFixtures.steady("base", 1, LatencyFixtures.QUIET),
                    LatencyFixtures.wavering("same")))
            .get("comparisons")
            .get(0);
    assertThat(pair.get("conclusion").asString()).isEqualTo("not_told_apart");
    assertThat(pair.get("ratio").isNull()).isTrue();
  }

  /** Two runs are too few for a drift, and a single pair for a test: null, not left out. */
  @Test
  void whatIsNotKnownIsNull() {
    double[] round = {9000};
    JsonNode slow =
        document(
            LatencyFixtures.run(
                LatencyFixtures.measured("a", LatencyFixtures.QUIET, round),
                LatencyFixtures.measured("b", LatencyFixtures.QUIET, round)));
    JsonNode first = slow.get("measured").get(0);
    assertThat(first.get("drift").isNull()).isTrue();
    assertThat(first.get("round_spread").isNull()).isTrue();
    assertThat(first.get("p50_interval").get("kind").asString()).isEqualTo("range");
    assertThat(slow.get("comparisons").get(0).get("p_value").isNull()).isTrue();
  }

  /** When nothing was measured, the machine has no figures either. */
  @Test
  void nothingMeasuredHasNoCalibration() {
    BenchRun run = LatencyFixtures.run();
    JsonNode nothing =
        document(new BenchRun(run.protocol(), run.runSeed(), List.of(), run.failed(), true));
    assertThat(nothing.get("calibration").isNull()).isTrue();
    assertThat(nothing.get("measured")).isEmpty();
    assertThat(nothing.get("comparisons")).isEmpty();
  }

  /** A pipeline is the sum of its parts' runs; other documents have no key for it. */
  @Test
  void aPipelineIsTheSumOfItsParts() {
    BenchRun run = LatencyFixtures.run();
    PipelineLatency pipeline =
        new PipelineLatency(
            "whole",
            "djl-pytorch",
            new ComposedLatency(List.of(part(run, "base", 2), part(run, "half", 8))));
    JsonNode sum =
        JsonMapper.shared()
            .readTree(LatencyJson.write(run, List.of(pipeline)))
            .get("pipelines")
            .get(0);

    assertThat(sum.get("name").asString()).isEqualTo("whole");
    assertThat(sum.get("runtime").asString()).isEqualTo("djl-pytorch");
    assertThat(sum.get("ms").asDouble()).isEqualTo(2 * 100 + 8 * 50);
    assertThat(sum.get("interval").get("low").asDouble()).isLessThanOrEqualTo(600);
    assertThat(sum.get("interval").get("high").asDouble()).isGreaterThanOrEqualTo(600);
    assertThat(sum.get("parts").get(1).get("part").asString()).isEqualTo("half");
    assertThat(sum.get("parts").get(1).get("runs").asLong()).isEqualTo(8);
    assertThat(sum.get("parts").get(1).get("p50_ms").asDouble()).isEqualTo(50);
  }

  private static PartLatency part(BenchRun run, String name, long runs) {
    SpecHash hash = new SpecHash((name.equals("base") ? "a" : "b").repeat(64));
    return new PartLatency(name, hash, runs, run.find(name).orElseThrow().latency());
  }

  private static List<Double> numbers(JsonNode list) {
    return list.values().stream().map(JsonNode::asDouble).toList();
  }
}
