package io.unetlab.reports.format;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.unetlab.profiler.latency.DeviceFacts;
import io.unetlab.profiler.latency.DeviceKind;
import io.unetlab.profiler.latency.HostFacts;
import io.unetlab.profiler.latency.LatencyProvenance;
import io.unetlab.profiler.latency.LatencyRecord;
import io.unetlab.profiler.latency.LatencyResult;
import io.unetlab.profiler.latency.LatencySummary;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** A measured network as JSON: its figures, their provenance, and all samples. */
record MeasuredJson(
    @Doc("of the network; the second of one name is `NAME (2)`") String name,
    @Doc("median of all samples") double p50Ms,
    @Doc("of the median") LatencyJson.Range p50Interval,
    @Doc("percentile of all samples, linearly interpolated") double p90Ms,
    @Doc("likewise") double p95Ms,
    @Doc("of all samples") double minMs,
    @Doc("of all samples") double maxMs,
    @Doc("of all samples") double meanMs,
    @Doc("number of runs; more than `samples` where a tool prints one figure for several") long n,
    @Doc("of one run, as in a network's JSON") double flops,
    @Doc("`flops` over `p50_ms`") double flopsPerSecond,
    @Doc(
            "the last quarter's median over the first quarter's, in chronological order; `null`"
                + " with fewer than 4 samples")
        OptionalDouble drift,
    @Doc("the median of each round") List<Double> roundMediansMs,
    @Doc("the range of these, as a fraction of the smallest; `null` with one round")
        OptionalDouble roundSpread,
    @Doc("whether there is no reason to distrust the samples or the machine") boolean valid,
    @Doc("to distrust them; empty if valid") List<String> reasons,
    @Doc("of the first load; excluded from the figures above") double loadMs,
    @Doc("of the first run after it; excluded from the figures above") double firstRunMs,
    @Doc("untimed runs between the first run and the samples, and after each later load")
        int warmupRuns,
    @Doc("what was run, with what, where and when") Provenance provenance,
    @Doc("every timed run, or each start of a tool (`tool_timing`)")
        List<LatencyJson.Sample> samples) {

  static MeasuredJson of(LatencyRecord record) {
    LatencyResult.Measured measured = record.measured();
    LatencySummary summary = measured.summary();
    return new MeasuredJson(
        measured.name(),
        summary.p50Ms(),
        LatencyJson.Range.of(summary.p50Interval()),
        summary.p90Ms(),
        summary.p95Ms(),
        summary.minMs(),
        summary.maxMs(),
        summary.meanMs(),
        summary.n(),
        record.flops(),
        record.flopsPerSecond(),
        summary.drift(),
        summary.roundMediansMs(),
        summary.roundSpread(),
        record.verdict().valid(),
        record.verdict().reasons(),
        measured.loadNanos() / 1e6,
        measured.firstRunNanos() / 1e6,
        measured.warmupRuns(),
        Provenance.of(record.provenance()),
        measured.samples().stream().map(LatencyJson.Sample::of).toList());
  }

  record Provenance(
      @Doc("as `hash` of a network") String specHash,
      @Doc("of the weights and inputs") long weightsSeed,
      @Doc("this program's version") String tool,
      @Doc(
              "what ran the network: `\"djl-pytorch\"`, `\"onnxruntime\"`, `\"litert\"`,"
                  + " `\"benchmark_model\"`. With several runtimes in one run, `name` is `\"NAME on"
                  + " RUNTIME\"`")
          String runtime,
      @Doc(
              "its version, PyTorch's for `\"djl-pytorch\"`; for `\"benchmark_model\"`, which states"
                  + " none, the first digits of its SHA-256")
          String runtimeVersion,
      @Doc(
              "of the numbers it computed in: `float32` or `bfloat16`; for `\"benchmark_model\"` of the"
                  + " weights, also `float16` and `int8w`")
          String precision,
      @Doc("of the machine that measured") String java,
      @Doc("of the machine that measured") String os,
      @Doc("of the machine that measured") String cpu,
      @Doc("that Java may use on the machine that measured") int cores,
      @Doc("what the network ran on, as it describes itself") Target target,
      @Doc("available to an operation") int threads,
      @Doc("the machine's load average over a minute; `null` if the system does not report it")
          OptionalDouble loadBefore,
      @Doc("likewise") OptionalDouble loadAfter,
      @Doc("the highest between rounds; `null` if unknown") OptionalDouble loadPeak,
      @Doc("the highest load average with which the result is valid") double loadLimit,
      @Doc("of the rounds' orders and of the bootstrap") long runSeed,
      @Doc("ISO 8601, UTC") String startedAt,
      @Doc(
              "the process's peak memory until then, Java and all networks included;"
                  + " `null` if the system does not report it")
          OptionalLong peakResidentBytes,
      @JsonInclude(JsonInclude.Include.NON_ABSENT)
          @Doc("only where a tool on the device timed its own runs; no other run has this key")
          Optional<ToolTimingJson> toolTiming) {

    static Provenance of(LatencyProvenance provenance) {
      HostFacts host = provenance.host();
      return new Provenance(
          provenance.specHash(),
          provenance.weightsSeed(),
          provenance.toolVersion(),
          provenance.runtime(),
          provenance.runtimeVersion(),
          provenance.precision(),
          host.javaVersion(),
          host.os(),
          host.cpu(),
          host.cores(),
          Target.of(provenance.target()),
          provenance.threads(),
          provenance.loadBefore(),
          provenance.loadAfter(),
          provenance.loadPeak(),
          provenance.loadLimit(),
          provenance.runSeed(),
          provenance.startedAt().toString(),
          provenance.peakResidentBytes(),
          provenance.toolTiming().map(ToolTimingJson::of));
    }
  }

  record Target(
      @Doc("as detected from the system's properties") DeviceKind kind,
      @Doc("maker and model") String name,
      @Doc("with its version") String os,
      @Doc("the chip") String soc,
      @Doc("that the runtime was chosen for") String abi,
      @Doc("that the network may use; `null` if not reported") OptionalInt cores,
      @Doc("all other facts") Map<String, String> facts) {

    static Target of(DeviceFacts device) {
      return new Target(
          device.kind(),
          device.name(),
          device.os(),
          device.soc(),
          device.abi(),
          device.cores(),
          device.facts());
    }
  }
}
