package io.unetlab.profiler.device;

import io.unetlab.profiler.latency.CalibrationSummary;
import io.unetlab.profiler.latency.LatencyEvent;
import io.unetlab.profiler.latency.LatencyResult;
import io.unetlab.profiler.latency.LatencySample;
import io.unetlab.profiler.latency.LatencySummary;
import io.unetlab.profiler.latency.Quantiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One network's way through a run on a device. A turn whose transport is lost is made again, a few
 * times; a network that fails ends this lane and no other.
 */
final class DeviceLane {

  private static final int ATTEMPTS = 3;

  /** By what part outputs of the same network may differ: some kernels add in any order. */
  private static final double SAME = 0.01;

  private final String name;
  private final AgentJob job;
  private final DeviceTransport transport;
  private final DeviceGate gate;
  private final long origin;
  private final Consumer<LatencyEvent> listener;
  private final List<LatencySample> samples = new ArrayList<>();
  private final List<RoundLog> log = new ArrayList<>();
  private @Nullable AgentRun first;
  private LatencyResult.@Nullable Failed failed;
  private int warmups;
  private long peakBytes;

  /**
   * @param origin when the measuring began, as {@link System#nanoTime()}
   */
  DeviceLane(
      String name,
      AgentJob job,
      DeviceTransport transport,
      DeviceGate gate,
      long origin,
      Consumer<LatencyEvent> listener) {
    this.name = name;
    this.job = job;
    this.transport = transport;
    this.gate = gate;
    this.origin = origin;
    this.listener = listener;
  }

  /** Every turn so far, in the order of time. */
  List<RoundLog> log() {
    return List.copyOf(log);
  }

  /** The runtime and how it was set up, as the agent said; there only behind a turn. */
  AgentLine.Hello hello() {
    return Objects.requireNonNull(first, "no turn was taken").hello();
  }

  /** The most memory that one of the agent's processes held; 0 where it could not say. */
  long peakBytes() {
    return peakBytes;
  }

  /** Takes this lane's share of runs of a round. */
  void turn(int round) {
    if (failed != null) {
      return;
    }
    Optional<AgentRun> run = attempts(round, job.round());
    if (run.isPresent()) {
      keep(round, run.get());
    }
  }

  /**
   * Milliseconds of so many runs of the calibration kernel.
   *
   * @throws DeviceException when it fails: without it nothing may be believed
   */
  double[] kernel(int runs) {
    Optional<AgentRun> run = attempts(0, job.runs(runs));
    if (run.isEmpty()) {
      String reason = failed == null ? "" : failed.reason();
      throw DeviceException.refused("the calibration kernel failed: " + reason);
    }
    double[] millis =
        run.get().samples().stream().mapToDouble(it -> it.durationNanos() / 1e6).toArray();
    tell(LatencyEvent.Kind.CALIBRATED, "median %.1f ms", Quantiles.median(millis));
    return millis;
  }

  LatencyResult result(CalibrationSummary calibration, long seed) {
    if (failed != null) {
      return failed;
    }
    AgentRun once = first;
    if (once == null) {
      return new LatencyResult.Failed(name, "round 1", "the run stopped before its first turn");
    }
    return new LatencyResult.Measured(
        name,
        job.device().protocol(),
        once.loadNanos(),
        once.firstRunNanos(),
        warmups,
        samples,
        LatencySummary.of(samples, job.device().protocol(), seed),
        calibration);
  }

  private void keep(int round, AgentRun run) {
    Optional<String> doubt = doubt(run.check());
    if (doubt.isPresent()) {
      fail("check", doubt.get());
      return;
    }
    if (first == null) {
      first = run;
      tell(
          LatencyEvent.Kind.READY,
          "loaded in %.1f ms, first run %.1f ms",
          run.loadNanos() / 1e6,
          run.firstRunNanos() / 1e6);
    }
    // Only the very first run is told apart; that of a later turn warms up.
    warmups += run.warmupNanos().size() + (first == run ? 0 : 1);
    peakBytes = Math.max(peakBytes, run.peakBytes());
    List<LatencySample> own = samples(round, log.get(log.size() - 1).startNanos(), run.samples());
    samples.addAll(own);
    double median = Quantiles.median(own.stream().mapToDouble(LatencySample::millis).toArray());
    tell(
        LatencyEvent.Kind.MEASURED,
        "round %d: %d runs, median %.1f ms",
        round + 1,
        own.size(),
        median);
  }

  // What computes nonsense, or something else each time, may take any time.
  private Optional<String> doubt(AgentLine.Check check) {
    if (!Double.isFinite(check.squareSum())) {
      return Optional.of("the output holds numbers that are not finite");
    }
    if (first == null) {
      return Optional.empty();
    }
    double before = first.check().squareSum();
    return Math.abs(check.squareSum() - before) <= SAME * before
        ? Optional.empty()
        : Optional.of("the output's square sum was " + before + " and is now " + check.squareSum());
  }

  private Optional<AgentRun> attempts(int round, AgentCall call) {
    Optional<String> lost = Optional.empty();
    for (int attempt = 0; attempt < ATTEMPTS && failed == null; attempt++) {
      try {
        if (attempt > 0) {
          transport.awaitReturn();
        }
        DeviceState before = gate.pass();
        Optional<AgentRun> run = once(round, attempt, before, call);
        if (run.isPresent()) {
          return run;
        }
        lost = log.get(log.size() - 1).lost();
      } catch (DeviceException e) {
        if (!e.transportLost()) {
          throw e;
        }
        lost = Optional.of(String.valueOf(e.getMessage()));
      }
    }
    if (failed == null) {
      fail(
          "round " + (round + 1),
          "broke off " + ATTEMPTS + " times, at last: " + lost.orElse("unknown"));
    }
    return Optional.empty();
  }

  /** One try; empty when it broke off, or failed for good. */
  private Optional<AgentRun> once(int round, int attempt, DeviceState before, AgentCall call) {
    AgentTurn turn = new AgentTurn();
    long start = System.nanoTime() - origin;
    Optional<AgentRun> run = Optional.empty();
    Optional<String> reason = Optional.empty();
    try {
      AgentExit exit = transport.run(call, turn::accept);
      run = Optional.of(turn.complete(exit));
    } catch (AgentTurn.FailedException e) {
      reason = Optional.of(String.valueOf(e.getMessage()));
      fail(e.stage(), reason.get());
    } catch (DeviceException e) {
      reason = Optional.of(String.valueOf(e.getMessage()));
      if (e.transportLost()) {
        tell(
            LatencyEvent.Kind.FAILED,
            "round %d, attempt %d: %s",
            round + 1,
            attempt + 1,
            reason.get());
      } else {
        fail("round " + (round + 1), reason.get());
      }
    }
    List<LatencySample> partial =
        run.isPresent() ? List.of() : samples(round, start, turn.samples());
    OptionalDouble clock = run.map(CoreClock::of).orElse(OptionalDouble.empty());
    log.add(new RoundLog(name, round, attempt, start, before, stateNow(), clock, reason, partial));
    return run;
  }

  private DeviceState stateNow() {
    try {
      return transport.state();
    } catch (DeviceException outOfReach) {
      return DeviceState.UNKNOWN;
    }
  }

  private static List<LatencySample> samples(
      int round, long start, List<AgentLine.Sample> samples) {
    return samples.stream()
        .map(
            it -> new LatencySample(round, it.index(), start + it.startNanos(), it.durationNanos()))
        .toList();
  }

  private void fail(String stage, String reason) {
    failed = new LatencyResult.Failed(name, stage, reason);
    tell(LatencyEvent.Kind.FAILED, "%s: %s", stage, reason);
  }

  private void tell(LatencyEvent.Kind kind, String format, Object... values) {
    listener.accept(new LatencyEvent(kind, name, String.format(Locale.ROOT, format, values)));
  }
}
