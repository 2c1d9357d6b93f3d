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
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One network's way through a run on a device. A turn whose transport is lost is made again, a few
 * times; a network that fails ends this lane and no other.
 */
final class DeviceLane {

  private static final int ATTEMPTS = 3;

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

  /** The runtime's version, as the agent said; empty text before its first turn. */
  String runtimeVersion() {
    return first == null ? "unknown" : first.hello().runtimeVersion();
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
  double[] kernel(int round, int runs) {
    AgentRun run =
        attempts(round, job.runs(runs))
            .orElseThrow(
                () ->
                    DeviceException.refused(
                        "the calibration kernel failed: "
                            + (failed == null ? "" : failed.reason())));
    double[] millis = run.samples().stream().mapToDouble(it -> it.durationNanos() / 1e6).toArray();
    tell(LatencyEvent.Kind.CALIBRATED, "median %.1f ms", Quantiles.median(millis));
    return millis;
  }

  LatencyResult result(CalibrationSummary calibration, long seed) {
    if (failed != null) {
      return failed;
    }
    AgentRun once = Objects.requireNonNull(first, "no turn was taken");
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
    if (first == null) {
      first = run;
      tell(
          LatencyEvent.Kind.READY,
          "loaded in %.1f ms, first run %.1f ms",
          run.loadNanos() / 1e6,
          run.firstRunNanos() / 1e6);
    }
    warmups += run.warmupNanos().size();
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

  private Optional<AgentRun> attempts(int round, AgentCall call) {
    String reason = "";
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      AgentTurn turn = new AgentTurn();
      DeviceState before = DeviceState.UNKNOWN;
      long start = System.nanoTime() - origin;
      try {
        before = gate.pass();
        start = System.nanoTime() - origin;
        transport.run(call, turn::accept);
        AgentRun run = turn.complete();
        log(round, attempt, start, before, Optional.empty(), List.of());
        return Optional.of(run);
      } catch (AgentTurn.FailedException e) {
        log(
            round,
            attempt,
            start,
            before,
            Optional.of(String.valueOf(e.getMessage())),
            samples(round, start, turn.samples()));
        fail(e.stage(), String.valueOf(e.getMessage()));
        return Optional.empty();
      } catch (DeviceException e) {
        if (!e.transportLost()) {
          throw e;
        }
        reason = String.valueOf(e.getMessage());
        log(
            round,
            attempt,
            start,
            before,
            Optional.of(reason),
            samples(round, start, turn.samples()));
        tell(LatencyEvent.Kind.FAILED, "round %d, attempt %d: %s", round + 1, attempt + 1, reason);
      }
    }
    fail("round " + (round + 1), "broke off " + ATTEMPTS + " times, at last: " + reason);
    return Optional.empty();
  }

  private void log(
      int round,
      int attempt,
      long start,
      DeviceState before,
      Optional<String> lost,
      List<LatencySample> partial) {
    log.add(new RoundLog(name, round, attempt, start, before, stateNow(before), lost, partial));
  }

  // Out of reach, the device's last known state has to do.
  private DeviceState stateNow(DeviceState before) {
    try {
      return transport.state();
    } catch (DeviceException e) {
      if (e.transportLost()) {
        return before;
      }
      throw e;
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
