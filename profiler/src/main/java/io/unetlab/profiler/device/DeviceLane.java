package io.unetlab.profiler.device;

import io.unetlab.profiler.latency.CalibrationSummary;
import io.unetlab.profiler.latency.Kernel;
import io.unetlab.profiler.latency.Lane;
import io.unetlab.profiler.latency.LaneLog;
import io.unetlab.profiler.latency.LatencyEvent;
import io.unetlab.profiler.latency.LatencyProtocol;
import io.unetlab.profiler.latency.LatencyResult;
import io.unetlab.profiler.latency.LatencySample;
import io.unetlab.profiler.latency.Quantiles;
import io.unetlab.profiler.latency.Stopwatch;
import io.unetlab.profiler.latency.ToolTiming;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes one network through a run on a device. A turn whose transport is lost is retried a few
 * times; a network that fails ends only this lane.
 */
final class DeviceLane implements Lane {

  private static final int ATTEMPTS = 3;

  /** Relative tolerance between outputs of the same network: some kernels sum in any order. */
  private static final double SAME = 0.01;

  private final NetworkJob job;
  private final LatencyProtocol protocol;
  private final DeviceTransport transport;
  private final DeviceGate gate;
  private final Stopwatch watch;
  private final LaneLog lane;
  private final List<RoundLog> log = new ArrayList<>();
  private final TimingLog timing = new TimingLog();
  private @Nullable TurnResult first;
  private OptionalLong peakBytes = OptionalLong.empty();

  /**
   * @param seed for the bootstrap
   * @param watch started when loading started
   */
  DeviceLane(
      String name,
      NetworkJob job,
      LatencyProtocol protocol,
      DeviceTransport transport,
      DeviceGate gate,
      long seed,
      Stopwatch watch,
      Consumer<LatencyEvent> listener) {
    this.job = job;
    this.protocol = protocol;
    this.transport = transport;
    this.gate = gate;
    this.watch = watch;
    this.lane = new LaneLog(name, protocol, seed, listener);
  }

  /** Every turn so far, in chronological order. */
  List<RoundLog> log() {
    return List.copyOf(log);
  }

  /** The runtime and its configuration, as it reports them; known only after a turn. */
  TurnResult.Runtime runtime() {
    return Objects.requireNonNull(first, "no turn was taken").runtime();
  }

  /** How a tool timed the runs; empty if each run is a sample. */
  Optional<ToolTiming> timing() {
    return timing.timing();
  }

  /** Peak memory of the processes; empty where unknown. */
  OptionalLong peakBytes() {
    return peakBytes;
  }

  @Override
  public void turn(int round) {
    if (lane.failed().isEmpty()) {
      lane.tell(LatencyEvent.Kind.STARTED, "round %d", round + 1);
      attempts(round, job::round).ifPresent(run -> keep(round, run));
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
    Optional<TurnResult> run = attempts(0, () -> job.runs(protocol.calibrationRuns()));
    if (run.isEmpty()) {
      String reason = lane.failed().map(LatencyResult.Failed::reason).orElse("");
      throw DeviceException.refused("the calibration kernel failed: " + reason);
    }
    timing
        .doubt(run.get())
        .ifPresent(
            why -> {
              throw DeviceException.refused("the calibration kernel failed: " + why);
            });
    double[] millis =
        run.get().samples().stream().mapToDouble(it -> it.durationNanos() / 1e6).toArray();
    lane.tell(LatencyEvent.Kind.CALIBRATED, "median %.1f ms", Quantiles.median(millis));
    return millis;
  }

  private void keep(int round, TurnResult run) {
    Optional<String> doubt = run.check().flatMap(this::doubt).or(() -> timing.doubt(run));
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
    lane.warmedUp(run.warmupRuns() + (first == run ? 0 : 1));
    timing.add(run);
    run.peakBytes()
        .ifPresent(bytes -> peakBytes = OptionalLong.of(Math.max(bytes, peakBytes.orElse(0))));
    long start = log.get(log.size() - 1).startNanos();
    if (first == run) {
      job.listing(run).ifPresent(this::list);
    }
    lane.keep(samples(round, start, run.samples()), run.runs());
  }

  // Without it the record only lacks what it shows.
  private void list(NetworkTurn listing) {
    try {
      AgentExit exit = transport.run(listing.call(), listing::accept);
      timing.addListed(listing.complete(exit));
    } catch (NetworkTurn.FailedException | DeviceException e) {
      lane.tell(
          LatencyEvent.Kind.STARTED,
          "what no delegate executed is not known: %s",
          String.valueOf(e.getMessage()));
    }
  }

  // The latency of a network with wrong or varying outputs means nothing.
  private Optional<String> doubt(AgentLine.Check check) {
    if (!Double.isFinite(check.squareSum())) {
      return Optional.of("the output holds numbers that are not finite");
    }
    if (first == null) {
      return Optional.empty();
    }
    double before = first.check().orElseThrow().squareSum();
    return Math.abs(check.squareSum() - before) <= SAME * before
        ? Optional.empty()
        : Optional.of("the output's square sum was " + before + " and is now " + check.squareSum());
  }

  private Optional<TurnResult> attempts(int round, Supplier<NetworkTurn> starts) {
    Optional<String> lost = Optional.empty();
    for (int attempt = 0; attempt < ATTEMPTS && lane.failed().isEmpty(); attempt++) {
      try {
        if (attempt > 0) {
          transport.awaitReturn();
        }
        DeviceState before = gate.pass();
        Optional<TurnResult> run = once(round, attempt, before, starts.get());
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
  private Optional<TurnResult> once(int round, int attempt, DeviceState before, NetworkTurn turn) {
    long start = watch.now();
    Optional<TurnResult> run = Optional.empty();
    Optional<String> reason = Optional.empty();
    try {
      AgentExit exit = transport.run(turn.call(), turn::accept);
      run = Optional.of(turn.complete(exit));
    } catch (NetworkTurn.FailedException e) {
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
    OptionalDouble clock = run.map(TurnResult::clock).orElse(OptionalDouble.empty());
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

  private static List<LatencySample> samples(int round, long start, List<LatencySample> samples) {
    return samples.stream()
        .map(
            it -> new LatencySample(round, it.index(), start + it.startNanos(), it.durationNanos()))
        .toList();
  }
}
