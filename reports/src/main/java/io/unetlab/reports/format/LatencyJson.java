package io.unetlab.reports.format;

import static io.unetlab.reports.format.JsonNumbers.number;

import io.unetlab.profiler.device.DeviceRun;
import io.unetlab.profiler.device.DeviceState;
import io.unetlab.profiler.device.RoundLog;
import io.unetlab.profiler.device.Sustained;
import io.unetlab.profiler.latency.BenchRun;
import io.unetlab.profiler.latency.CalibrationSummary;
import io.unetlab.profiler.latency.DeviceFacts;
import io.unetlab.profiler.latency.HostFacts;
import io.unetlab.profiler.latency.Interval;
import io.unetlab.profiler.latency.LatencyProtocol;
import io.unetlab.profiler.latency.LatencyProvenance;
import io.unetlab.profiler.latency.LatencyRecord;
import io.unetlab.profiler.latency.LatencyResult;
import io.unetlab.profiler.latency.LatencySample;
import io.unetlab.profiler.latency.LatencySummary;
import io.unetlab.profiler.latency.PairedComparison;
import io.unetlab.profiler.latency.Validity;
import io.unetlab.reports.table.JsonText;
import io.unetlab.spec.yaml.ChoiceType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was measured on this machine, as JSON with all samples; docs/json.md describes every key.
 */
public final class LatencyJson {

  private static final int FORMAT = 1;

  private LatencyJson() {}

  /** The document. */
  public static String write(BenchRun run) {
    return JsonText.write(document(run));
  }

  /** The document of a run on a device. */
  public static String write(DeviceRun run) {
    return JsonText.write(document(run));
  }

  static Map<String, Object> document(DeviceRun run) {
    Map<String, Object> map = document(run.bench());
    map.put("device", device(run));
    return map;
  }

  private static Map<String, Object> device(DeviceRun run) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", run.device().name());
    map.put("target", target(run.target()));
    map.put("sustained", run.bench().measured().stream().map(it -> sustained(run, it)).toList());
    map.put("stopped", run.stopped());
    map.put("turns", run.log().stream().map(LatencyJson::turn).toList());
    return map;
  }

  private static Map<String, Object> sustained(DeviceRun run, LatencyRecord record) {
    String name = record.measured().name();
    Sustained sustained = run.sustained(name);
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", name);
    map.put("first_minute_ms", number(sustained.firstMinuteMs()));
    map.put("sustained_ms", number(sustained.sustainedMs()));
    return map;
  }

  private static Map<String, Object> turn(RoundLog turn) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("network", turn.network());
    map.put("round", turn.round());
    map.put("attempt", turn.attempt());
    map.put("start_ns", turn.startNanos());
    map.put("before", state(turn.before()));
    map.put("after", state(turn.after()));
    map.put("clock", number(turn.clock()));
    map.put("lost", turn.lost());
    map.put("partial_samples", turn.partial().stream().map(LatencyJson::sample).toList());
    return map;
  }

  private static Map<String, Object> state(DeviceState state) {
    Map<String, Object> temperatures = new TreeMap<>();
    state.temperatures().forEach((sensor, celsius) -> temperatures.put(sensor, number(celsius)));
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("thermal_status", number(state.thermalStatus()));
    map.put("temperatures", temperatures);
    map.put("battery_percent", number(state.batteryPercent()));
    map.put("battery_celsius", number(state.batteryCelsius()));
    map.put("charging", state.charging());
    return map;
  }

  static Map<String, Object> document(BenchRun run) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("format", FORMAT);
    map.put("kind", "latency");
    map.put("protocol", protocol(run.protocol()));
    map.put("kept_loaded", run.keptLoaded());
    map.put(
        "calibration",
        run.measured().stream().findFirst().map(it -> calibration(it.measured().calibration())));
    map.put("measured", run.measured().stream().map(LatencyJson::record).toList());
    map.put("failed", run.failed().stream().map(LatencyJson::failed).toList());
    map.put("comparisons", run.pairs().stream().map(LatencyJson::comparison).toList());
    return map;
  }

  private static Map<String, Object> protocol(LatencyProtocol protocol) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", protocol.name());
    map.put("warmup_runs", protocol.warmupRuns());
    map.put("warmup_seconds", number(protocol.warmupSeconds()));
    map.put("min_runs", protocol.minRuns());
    map.put("min_seconds", number(protocol.minSeconds()));
    map.put("max_seconds", number(protocol.maxSeconds()));
    map.put("rounds", protocol.rounds());
    map.put("budget_seconds", number(protocol.budgetSeconds()));
    map.put("required_runs", protocol.requiredRuns());
    return map;
  }

  private static Map<String, Object> calibration(CalibrationSummary calibration) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("flops_per_second", number(calibration.flopsPerSecond()));
    map.put("spread", number(calibration.spread()));
    map.put("seconds", calibration.seconds().stream().map(JsonNumbers::number).toList());
    return map;
  }

  private static Map<String, Object> record(LatencyRecord record) {
    LatencyResult.Measured measured = record.measured();
    LatencySummary summary = measured.summary();
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", measured.name());
    map.put("p50_ms", number(summary.p50Ms()));
    map.put("p50_interval", interval(summary.p50Interval()));
    map.put("p90_ms", number(summary.p90Ms()));
    map.put("p95_ms", number(summary.p95Ms()));
    map.put("min_ms", number(summary.minMs()));
    map.put("max_ms", number(summary.maxMs()));
    map.put("mean_ms", number(summary.meanMs()));
    map.put("n", summary.n());
    map.put("flops", number(record.flops()));
    map.put("flops_per_second", number(record.flopsPerSecond()));
    map.put("drift", number(summary.drift()));
    map.put(
        "round_medians_ms", summary.roundMediansMs().stream().map(JsonNumbers::number).toList());
    map.put("round_spread", number(summary.roundSpread()));
    verdict(map, measured.verdict());
    map.put("load_ms", number(measured.loadNanos() / 1e6));
    map.put("first_run_ms", number(measured.firstRunNanos() / 1e6));
    map.put("warmup_runs", measured.warmupRuns());
    map.put("provenance", provenance(record.provenance()));
    map.put("samples", measured.samples().stream().map(LatencyJson::sample).toList());
    return map;
  }

  private static void verdict(Map<String, Object> map, Validity verdict) {
    map.put("valid", verdict.valid());
    map.put("reasons", verdict.reasons());
  }

  private static Map<String, Object> interval(Interval interval) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("low", number(interval.low()));
    map.put("high", number(interval.high()));
    map.put("kind", ChoiceType.word(interval.kind()));
    return map;
  }

  private static Map<String, Object> sample(LatencySample sample) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("round", sample.round());
    map.put("index", sample.index());
    map.put("start_ns", sample.startNanos());
    map.put("duration_ns", sample.durationNanos());
    return map;
  }

  private static Map<String, Object> provenance(LatencyProvenance provenance) {
    HostFacts host = provenance.host();
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("spec_hash", provenance.specHash());
    map.put("weights_seed", provenance.weightsSeed());
    map.put("tool", provenance.toolVersion());
    map.put("runtime", provenance.runtime());
    map.put("runtime_version", provenance.runtimeVersion());
    map.put("precision", provenance.precision());
    map.put("java", host.javaVersion());
    map.put("os", host.os());
    map.put("cpu", host.cpu());
    map.put("cores", host.cores());
    map.put("target", target(provenance.target()));
    map.put("threads", provenance.threads());
    map.put("load_before", number(provenance.loadBefore()));
    map.put("load_after", number(provenance.loadAfter()));
    map.put("run_seed", provenance.runSeed());
    map.put("started_at", provenance.startedAt());
    map.put("peak_resident_bytes", number(provenance.peakResidentBytes()));
    return map;
  }

  private static Map<String, Object> target(DeviceFacts target) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("kind", ChoiceType.word(target.kind()));
    map.put("name", target.name());
    map.put("os", target.os());
    map.put("soc", target.soc());
    map.put("abi", target.abi());
    map.put("cores", number(target.cores()));
    map.put("facts", target.facts());
    return map;
  }

  private static Map<String, Object> failed(LatencyResult.Failed failed) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", failed.name());
    map.put("stage", failed.stage());
    map.put("reason", failed.reason());
    return map;
  }

  private static Map<String, Object> comparison(PairedComparison pair) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("a", pair.nameA());
    map.put("b", pair.nameB());
    map.put("conclusion", ChoiceType.word(pair.conclusion()));
    map.put("ratio", number(pair.ratio()));
    map.put("interval", interval(pair.interval()));
    map.put("rounds", pair.rounds());
    map.put("pairs", pair.pairs());
    map.put("p_value", number(pair.pValue()));
    return map;
  }
}
