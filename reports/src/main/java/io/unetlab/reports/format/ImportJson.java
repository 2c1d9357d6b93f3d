package io.unetlab.reports.format;

import io.unetlab.profiler.importer.ByteRange;
import io.unetlab.profiler.importer.ImportedFile;
import io.unetlab.profiler.importer.ImportedLatency;
import io.unetlab.profiler.importer.ImportedNetwork;
import io.unetlab.profiler.importer.LatencyFormat;
import io.unetlab.profiler.importer.NetworkPart;
import io.unetlab.profiler.importer.OperationTime;
import io.unetlab.profiler.latency.DeviceKind;
import io.unetlab.profiler.latency.HowKnown;
import io.unetlab.profiler.latency.KnownDevice;
import io.unetlab.profiler.latency.KnownRuntime;
import io.unetlab.profiler.latency.Latency;
import io.unetlab.profiler.latency.LatencySample;
import io.unetlab.profiler.latency.Statistic;
import io.unetlab.reports.table.JsonText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Imported latencies as JSON, with everything that their source reports. */
public record ImportJson(
    @Doc("1") int format,
    @Doc("`\"imported_latency\"`") String kind,
    @Doc("the file's format") LatencyFormat readAs,
    @Doc("the latencies") List<Imported> latencies,
    @Doc("what was left out and why, and remarks on the figures, as sentences")
        List<String> notes) {

  /** The document. */
  public static String write(ImportedFile file) {
    return JsonText.write(of(file));
  }

  static ImportJson of(ImportedFile file) {
    return new ImportJson(
        1,
        "imported_latency",
        file.format(),
        file.latencies().stream().map(Imported::of).toList(),
        file.notes());
  }

  record Imported(
      @Doc(
              "as in the source, or as given with `--as`; a name alone does not identify a network"
                  + " of a study")
          String network,
      @Doc(
              "of a pipeline, if the source reports it; a `unet`'s latency covers one step, a"
                  + " `pipeline`'s all")
          Optional<NetworkPart> part,
      @Doc("as `hash` of a network") Optional<String> specHash,
      @Doc("of the file that ran") Optional<String> modelSha256,
      @Doc("of the sampler, as the source reports") OptionalInt steps,
      @Doc("`measured_here`: by `bench` with a `.tflite` file") HowKnown how,
      @Doc("where it can be looked up") String source,
      @Doc("likewise") Optional<String> sourceUrl,
      @Doc("what it was measured on") Device target,
      @Doc("what executed the network, and how") Runtime runtime,
      @Doc("which figure `ms` is") Statistic statistic,
      @Doc("the latency in milliseconds") double ms,
      @Doc("number of runs") OptionalLong n,
      @Doc("of the median; only if there are samples") Optional<LatencyJson.Range> interval,
      @Doc("known reasons to distrust the figure; empty without any") List<String> doubts,
      @Doc("of the runs, like the six below; computed from the samples if there are any")
          OptionalDouble medianMs,
      @Doc("of the runs") OptionalDouble averageMs,
      @Doc("of the runs") OptionalDouble p5Ms,
      @Doc("of the runs") OptionalDouble p90Ms,
      @Doc("of the runs") OptionalDouble p95Ms,
      @Doc("of the runs") OptionalDouble minimumMs,
      @Doc("of the runs") OptionalDouble maximumMs,
      @Doc("of the runs") OptionalDouble standardDeviationMs,
      @Doc("excluded from the figures above") OptionalDouble firstRunMs,
      @Doc("excluded from the figures above") OptionalDouble loadMs,
      @Doc("of the peak memory") Optional<Long> peakBytesMin,
      @Doc("likewise; the same if the source gives one number") Optional<Long> peakBytesMax,
      @Doc("how many of the tool's layers ran on which processor") Map<String, Long> layers,
      @Doc("as the tool reports them, in execution order") List<Operation> operations,
      @Doc("the runs") List<Run> samples) {

    static Imported of(ImportedLatency it) {
      ImportedNetwork network = it.network();
      Latency latency = it.latency();
      return new Imported(
          network.name(),
          network.part(),
          network.specHash(),
          network.modelSha256(),
          network.steps(),
          latency.how(),
          it.source().text(),
          it.source().url(),
          Device.of(latency.device()),
          Runtime.of(latency.runtime()),
          latency.statistic(),
          latency.ms(),
          latency.n(),
          latency.interval().map(LatencyJson.Range::of),
          latency.doubts(),
          latency.figure(Statistic.MEDIAN),
          latency.figure(Statistic.AVERAGE),
          latency.figure(Statistic.P5),
          latency.figure(Statistic.P90),
          latency.figure(Statistic.P95),
          latency.figure(Statistic.MINIMUM),
          latency.figure(Statistic.MAXIMUM),
          latency.figure(Statistic.STANDARD_DEVIATION),
          latency.figure(Statistic.FIRST_RUN),
          latency.figure(Statistic.LOAD),
          it.peakMemory().map(ByteRange::min),
          it.peakMemory().map(ByteRange::max),
          it.layers(),
          it.operations().stream().map(Operation::of).toList(),
          latency.samples().stream().map(Run::of).toList());
    }
  }

  record Device(
      @Doc("only if the source proves it") Optional<DeviceKind> kind,
      @Doc("maker and model") Optional<String> name,
      @Doc("with its version") Optional<String> os,
      @Doc("the chip") Optional<String> soc,
      @Doc("all other facts; the source's own term for the kind of device is `form_factor`")
          Map<String, String> facts) {

    static Device of(KnownDevice it) {
      return new Device(it.kind(), it.name(), it.os(), it.soc(), it.facts());
    }
  }

  record Runtime(
      @Doc("of the runtime") Optional<String> name,
      @Doc("of the runtime") Optional<String> version,
      @Doc("of its numbers, as the source writes it") Optional<String> precision,
      @Doc("that did most of the work") Optional<String> processor,
      @Doc("on the CPU") OptionalInt threads,
      @Doc("all other facts") Map<String, String> facts) {

    static Runtime of(KnownRuntime it) {
      return new Runtime(
          it.name(), it.version(), it.precision(), it.processor(), it.threads(), it.facts());
    }
  }

  record Operation(
      @Doc("the tool's own") String name,
      @Doc("the operator") String type,
      @Doc("of one run, on average") double ms,
      @Doc("of the time of all operations, 0.25 is 25 %") OptionalDouble share,
      @Doc("where it ran") Optional<String> processor) {

    static Operation of(OperationTime it) {
      return new Operation(it.name(), it.type(), it.ms(), it.share(), it.processor());
    }
  }

  record Run(
      @Doc("from 0") int index,
      @Doc("since the start of the measurement, nanoseconds") long startNs,
      @Doc("nanoseconds") long durationNs) {

    static Run of(LatencySample it) {
      return new Run(it.index(), it.startNanos(), it.durationNanos());
    }
  }
}
