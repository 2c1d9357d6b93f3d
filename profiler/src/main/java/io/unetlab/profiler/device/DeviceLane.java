package io.unetlab.profiler.device;

import io.unetlab.profiler.latency.CalibrationSummary;
import io.unetlab.profiler.latency.Kernel;
import io.unetlab.profiler.latency.Lane;
import io.unetlab.profiler.latency.LaneLog;
import io.unetlab.profiler.latency.LatencyEvent;
import io.unetlab.profiler.latency.LatencyResult;
import io.unetlab.profiler.latency.LatencySample;
import io.unetlab.profiler.latency.Quantiles;
import io.unetlab.profiler.latency.Stopwatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes one network through a run on a device. A turn whose transport is lost is retried a few
 * times; a network that fails ends only this lane.
 */
final class DeviceLane implements Lane {

  private static final int ATTEMPTS = 3;

  /** Relative tolerance between outputs of the same network: some kernels sum in any order. */
  private static final double SAME = 0.01;

  private final AgentJob job;
  private final DeviceTransport transport;
  private final DeviceGate gate;
  private final Stopwatch watch;
  private final LaneLog lane;
  private final List<RoundLog> log = new ArrayList<>();
  private @Nullable AgentRun first;
  private OptionalLong peakBytes = OptionalLong.empty();

  /**
   * @param seed for the bootstrap
   * @param watch started when loading started
   */
  DeviceLane(
      String name,
      AgentJob job,
      DeviceTransport transport,
      DeviceGate gate,
      long seed,
      Stopwatch watch,
      Consumer<LatencyEvent> listener) {
    this.job = job;
    this.transport = transport;
    this.gate = gate;
    this.watch = watch;
    this.lane = new LaneLog(name, job.device().protocol(), seed, listener);
  }

  /** Every turn so far, in chronological order. */
  List<RoundLog> log() {
    return List.copyOf(log);
  }

  /** The runtime and its configuration, as reported by the agent; known only after a turn. */
  AgentLine.Hello hello() {
    return Objects.requireNonNull(first, "no turn was taken").hello();
  }

  /** Peak memory of the agent's processes; empty where unknown. */
  OptionalLong peakBytes() {
    return peakBytes;
  }

  @Override
  public void turn(int round) {
    if (lane.failed().isEmpty()) {
      lane.tell(LatencyEvent.Kind.STARTED, "round %d", round + 1);
      attempts(round, job.round()).ifPresent(run -> keep(round, run));
    }
  }

  @Override
  public LatencyResult result(CalibrationSummary calibration) {
    return lane.result(calibration);
  }

  /** This lane as the calibration kernel, with this many FLOPs per run. */
  Kernel kernel(double flops) {
    return new Kernel() {
      @Override
      public double flops() {
        return flops;
      }

      @Override
      public double medianSeconds() {
        return Quantiles.median(kernelMillis()) / 1e3;
      }
    };
  }

  private double[] kernelMillis() {
    Optional<AgentRun> run = attempts(0, job.runs(job.device().protocol().calibrationRuns()));
    if (run.isEmpty()) {
      String reason = lane.failed().map(LatencyResult.Failed::reason).orElse("");
      throw DeviceException.refused("the calibration kernel failed: " + reason);
    }
    double[] millis =
        run.get().samples().stream().mapToDouble(it -> it.durationNanos() / 1e6).toArray();
    lane.tell(LatencyEvent.Kind.CALIBRATED, "median %.1f ms", Quantiles.median(millis));
    return millis;
  }

  private void keep(int round, AgentRun run) {
    Optional<String> doubt = doubt(run.check());
    if (doubt.isPresent()) {
      lane.fail("check", doubt.get());
      return;
    }
    if (first == null) {
      first = run;
      lane.introduce(run.loadNanos(), run.firstRunNanos());
      lane.tellReady("");
    }
    // Only the very first run is reported; that of a later turn is warm-up.
    lane.warmedUp(run.warmupNanos().size() + (first == run ? 0 : 1));
    run.peakBytes()
        .ifPresent(bytes -> peakBytes = OptionalLong.of(Math.max(bytes, peakBytes.orElse(0))));
    lane.keep(round, samples(round, log.get(log.size() - 1).startNanos(), run.samples()));
  }

  // The latency of a network with wrong or varying outputs means nothing.
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
    for (int attempt = 0; attempt < ATTEMPTS && lane.failed().isEmpty(); attempt++) {
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
    if (lane.failed().isEmpty()) {
      lane.fail(
          "round " + (round + 1),
          "broke off " + ATTEMPTS + " times, at last: " + lost.orElse("unknown"));
    }
    return Optional.empty();
  }

  /** One attempt; empty when it broke off or failed for good. */
  private Optional<AgentRun> once(int round, int attempt, DeviceState before, AgentCall call) {
    AgentTurn turn = new AgentTurn();
    long start = watch.now();
    Optional<AgentRun> run = Optional.empty();
    Optional<String> reason = Optional.empty();
    try {
      AgentExit exit = transport.run(call, turn::accept);
      run = Optional.of(turn.complete(exit));
    } catch (AgentTurn.FailedException e) {
      reason = Optional.of(String.valueOf(e.getMessage()));
      lane.fail(e.stage(), reason.get());
    } catch (DeviceException e) {
      reason = Optional.of(String.valueOf(e.getMessage()));
      if (e.transportLost()) {
        lane.tell(
            LatencyEvent.Kind.FAILED,
            "round %d, attempt %d: %s",
            round + 1,
            attempt + 1,
            reason.get());
      } else {
        lane.fail("round " + (round + 1), reason.get());
      }
    }
    List<LatencySample> partial =
        run.isPresent() ? List.of() : samples(round, start, turn.samples());
    OptionalDouble clock = run.map(CoreClock::of).orElse(OptionalDouble.empty());
    log.add(
        new RoundLog(
            lane.name(), round, attempt, start, before, stateNow(), clock, reason, partial));
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
}
