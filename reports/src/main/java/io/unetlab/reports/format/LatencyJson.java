package io.unetlab.reports.format;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.unetlab.profiler.device.DeviceRun;
import io.unetlab.profiler.latency.BenchRun;
import io.unetlab.profiler.latency.CalibrationSummary;
import io.unetlab.profiler.latency.ComposedLatency;
import io.unetlab.profiler.latency.Interval;
import io.unetlab.profiler.latency.LatencyProtocol;
import io.unetlab.profiler.latency.LatencyResult;
import io.unetlab.profiler.latency.LatencySample;
import io.unetlab.profiler.latency.PairedComparison;
import io.unetlab.profiler.latency.PartLatency;
import io.unetlab.profiler.latency.PipelineLatency;
import io.unetlab.profiler.latency.RelativeLatency;
import io.unetlab.reports.table.JsonText;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The measurements of one run, as JSON with all samples. */
public record LatencyJson(
    @Doc("1") int format,
    @Doc("`\"latency\"`") String kind,
    @Doc("the measuring rule") Protocol protocol,
    @Doc(
            "`true` if all networks were in memory together, `false` if each was reloaded for"
                + " each round")
        boolean keptLoaded,
    @Doc("a kernel that always does the same work; `null` if no network was measured")
        Optional<Calibration> calibration,
    @Doc("the networks in command-line order") List<MeasuredJson> measured,
    @Doc("the networks that could not be measured") List<Failed> failed,
    @Doc("every pair of measured networks") List<Comparison> comparisons,
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @Doc("the sums of pipelines whose parts were all measured; no other run has this key")
        List<PipelineSum> pipelines,
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
        @Doc("only in a run on a device (`--device`); no other run has this key")
        Optional<DeviceRunJson> device) {

  /** The document. */
  public static String write(BenchRun run, List<PipelineLatency> pipelines) {
    return JsonText.write(of(run, pipelines, Optional.empty()));
  }

  /** The document of a run on a device. */
  public static String write(DeviceRun run, List<PipelineLatency> pipelines) {
    return JsonText.write(of(run, pipelines));
  }

  static LatencyJson of(BenchRun run) {
    return of(run, List.of(), Optional.empty());
  }

  static LatencyJson of(DeviceRun run, List<PipelineLatency> pipelines) {
    return of(run.bench(), pipelines, Optional.of(DeviceRunJson.of(run)));
  }

  private static LatencyJson of(
      BenchRun run, List<PipelineLatency> pipelines, Optional<DeviceRunJson> device) {
    return new LatencyJson(
        1,
        "latency",
        Protocol.of(run.protocol()),
        run.keptLoaded(),
        run.measured().stream().findFirst().map(it -> Calibration.of(it.measured().calibration())),
        run.measured().stream().map(MeasuredJson::of).toList(),
        run.failed().stream().map(Failed::of).toList(),
        run.pairs().stream().map(Comparison::of).toList(),
        pipelines.stream().map(PipelineSum::of).toList(),
        device);
  }

  record Protocol(
      @Doc("its name") String name,
      @Doc("untimed runs, at least") int warmupRuns,
      @Doc("of untimed runs, at least") double warmupSeconds,
      @Doc("timed runs of a round, at least") int minRuns,
      @Doc("of timed runs of a round, at least") double minSeconds,
      @Doc("of a round, at most") double maxSeconds,
      @Doc("number of rounds") int rounds,
      @Doc("after which no further round starts") double budgetSeconds,
      @Doc("the fewest runs of a valid figure") int requiredRuns) {

    static Protocol of(LatencyProtocol protocol) {
      return new Protocol(
          protocol.name(),
          protocol.warmupRuns(),
          protocol.warmupSeconds(),
          protocol.minRuns(),
          protocol.minSeconds(),
          protocol.maxSeconds(),
          protocol.rounds(),
          protocol.budgetSeconds(),
          protocol.requiredRuns());
    }
  }

  record Calibration(
      @Doc("at the median") double flopsPerSecond,
      @Doc("the range of its times, as a fraction of the shortest") double spread,
      @Doc("its median time before the first round and after each") List<Double> seconds) {

    static Calibration of(CalibrationSummary calibration) {
      return new Calibration(
          calibration.flopsPerSecond(), calibration.spread(), calibration.seconds());
    }
  }

  record Failed(
      @Doc("of the network") String name,
      @Doc("`load`, `first run`, `warm-up` or `round 2`") String stage,
      @Doc("the exception, in words") String reason) {

    static Failed of(LatencyResult.Failed failed) {
      return new Failed(failed.name(), failed.stage(), failed.reason());
    }
  }

  record Comparison(
      @Doc("name of the later network, which is compared") String a,
      @Doc("name of the earlier network, which it is compared with") String b,
      @Doc("on `a`; `doubtful` if one of the two is not valid")
          RelativeLatency.Conclusion conclusion,
      @Doc(
              "`a`'s time over `b`'s: the geometric mean over the rounds, equally weighted;"
                  + " `null` if they are not told apart or doubtful")
          OptionalDouble ratio,
      @Doc("of the ratio") Range interval,
      @Doc("in which both ran") int rounds,
      @Doc("over all rounds") int pairs,
      @Doc("of the signed-rank test over the pairs; `null` with fewer than 6 pairs that differ")
          OptionalDouble pValue) {

    static Comparison of(PairedComparison pair) {
      return new Comparison(
          pair.nameA(),
          pair.nameB(),
          pair.relative().conclusion(),
          pair.relative().ratio(),
          Range.of(pair.interval()),
          pair.rounds(),
          pair.pairs(),
          pair.pValue());
    }
  }

  record PipelineSum(
      @Doc("of the pipeline") String name,
      @Doc("what ran all parts, as in `provenance`") String runtime,
      @Doc("the sum of `runs` x `p50_ms` of the parts") double ms,
      @Doc("of the sum; `null` if a part has none") Optional<Range> interval,
      @Doc("in the order in which they run") List<PartRuns> parts) {

    static PipelineSum of(PipelineLatency pipeline) {
      ComposedLatency sum = pipeline.latency();
      return new PipelineSum(
          pipeline.name(),
          pipeline.runtime(),
          sum.ms(),
          sum.interval().map(Range::of),
          sum.parts().stream().map(PartRuns::of).toList());
    }
  }

  record PartRuns(
      @Doc("its word, such as `unet`") String part,
      @Doc("of its network, as in `provenance`") String specHash,
      @Doc("for one picture") long runs,
      @Doc("of one run") double p50Ms) {

    static PartRuns of(PartLatency part) {
      return new PartRuns(part.word(), part.network().hex(), part.runs(), part.latency().ms());
    }
  }

  record Range(
      @Doc("included") double low,
      @Doc("included") double high,
      @Doc(
              "95 % by bootstrap, 95 % by the wider of bootstrap and Student's t, of a sum 95 %"
                  + " from its parts' intervals, or smallest to largest if there are too few"
                  + " values")
          Interval.Kind kind) {

    static Range of(Interval interval) {
      return new Range(interval.low(), interval.high(), interval.kind());
    }
  }

  record Sample(
      @Doc("from 0") int round,
      @Doc("of the run within its round, from 0") int index,
      @Doc("since the start of the measurement, nanoseconds") long startNs,
      @Doc("nanoseconds") long durationNs) {

    static Sample of(LatencySample sample) {
      return new Sample(
          sample.round(), sample.index(), sample.startNanos(), sample.durationNanos());
    }
  }
}
