package io.unetlab.reports;

import io.unetlab.builders.graph.ElementType;
import io.unetlab.profiler.latency.BenchRun;
import io.unetlab.profiler.latency.CalibrationSummary;
import io.unetlab.profiler.latency.DeviceFacts;
import io.unetlab.profiler.latency.HostFacts;
import io.unetlab.profiler.latency.LatencyProtocol;
import io.unetlab.profiler.latency.LatencyProvenance;
import io.unetlab.profiler.latency.LatencyRecord;
import io.unetlab.profiler.latency.LatencyResult;
import io.unetlab.profiler.latency.LatencySample;
import io.unetlab.profiler.latency.LatencySummary;
import io.unetlab.profiler.runtime.BenchSettings;
import io.unetlab.profiler.runtime.HostRuntime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Runs on a machine that there is not, so that every figure is known beforehand. */
public final class LatencyFixtures {

  /** A quiet machine: 100 GFLOP/s at each point between three rounds, 2 % apart. */
  public static final CalibrationSummary QUIET = calibration(0.0100, 0.0102, 0.0100, 0.0100);

  /** The same machine while something else ran on it. */
  public static final CalibrationSummary BUSY = calibration(0.0100, 0.0100, 0.0125, 0.0100);

  private static final long SEED = 7;
  private static final HostFacts HOST =
      new HostFacts("17.0.1", "Linux 6 amd64", "A CPU", 4, OptionalInt.empty());
  private static final BenchSettings SETTINGS =
      new BenchSettings(
          LatencyProtocol.QUICK, List.of(HostRuntime.DJL), 2, ElementType.FLOAT32, SEED, SEED);
  private static final double FLOPS = 1e9;
  private static final double[] ROUND = {100, 101, 99, 100};

  private LatencyFixtures() {}

  /**
   * Three networks over three rounds, and one that failed: {@code base} takes 100 ms, {@code half}
   * half of that, and {@code drifting} is 10 % slower at the end.
   */
  public static BenchRun run() {
    LatencyResult.Failed broken =
        new LatencyResult.Failed("broken", "first run", "java.lang.OutOfMemoryError: no room");
    return new BenchRun(
        SETTINGS.protocol(),
        SETTINGS.runSeed(),
        List.of(steady("base", 1, QUIET), steady("half", 0.5, QUIET), drifting()),
        List.of(broken),
        true);
  }

  /** What was measured, with all networks loaded together. */
  public static BenchRun run(LatencyRecord... measured) {
    return new BenchRun(
        SETTINGS.protocol(), SETTINGS.runSeed(), List.of(measured), List.of(), true);
  }

  /** The same times in each of three rounds: 100 ms at the median, times the factor. */
  public static LatencyRecord steady(String name, double factor, CalibrationSummary calibration) {
    double[] round = Arrays.stream(ROUND).map(time -> time * factor).toArray();
    return measured(name, calibration, round, round, round);
  }

  /** 98, 100 and 102 ms in three rounds: valid, and not told apart from 100 ms. */
  public static LatencyRecord wavering(String name) {
    return measured(
        name,
        QUIET,
        new double[] {98, 98, 98, 98},
        new double[] {100, 100, 100, 100},
        new double[] {102, 102, 102, 102});
  }

  /** Steady within each round and slower in each next. */
  public static LatencyRecord drifting() {
    return measured(
        "drifting",
        QUIET,
        new double[] {100, 100, 100, 100},
        new double[] {104, 104, 104, 104},
        new double[] {110, 110, 110, 110});
  }

  /**
   * A network of 1 GFLOP.
   *
   * @param rounds an array of milliseconds for each
   */
  public static LatencyRecord measured(
      String name, CalibrationSummary calibration, double[]... rounds) {
    List<LatencySample> samples = samples(rounds);
    LatencyProtocol protocol = SETTINGS.protocol();
    LatencySummary summary = LatencySummary.of(samples, protocol, SEED);
    LatencyResult.Measured measured =
        new LatencyResult.Measured(
            name, protocol, 1_500_000_000, 250_000_000, 9, samples, summary, calibration);
    return new LatencyRecord(provenance(), measured, FLOPS);
  }

  private static List<LatencySample> samples(double[]... rounds) {
    List<LatencySample> samples = new ArrayList<>();
    long start = 0;
    for (int round = 0; round < rounds.length; round++) {
      for (int index = 0; index < rounds[round].length; index++) {
        long duration = Math.round(rounds[round][index] * 1e6);
        samples.add(new LatencySample(round, index, start, duration));
        start += duration;
      }
    }
    return samples;
  }

  private static LatencyProvenance provenance() {
    return new LatencyProvenance(
        "ab".repeat(32),
        SEED,
        "unetlab 1",
        "djl-pytorch",
        "2.7.1",
        "float32",
        HOST,
        DeviceFacts.of(HOST),
        2,
        OptionalDouble.of(0.5),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        "quick",
        SEED,
        Instant.EPOCH,
        OptionalLong.of(512_000_000),
        Optional.empty());
  }

  private static CalibrationSummary calibration(Double... seconds) {
    return new CalibrationSummary(1e9, List.of(seconds), 0.10);
  }
}
