package io.unetlab.profiler.latency;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One contender's way through a run. Whatever it throws ends this lane and no other; its session is
 * closed in any case.
 */
final class Lane {

  private final Contender contender;
  private final LatencyProtocol protocol;
  private final LatencyOptions options;
  private final Stopwatch watch;
  private final String name;
  private final List<LatencySample> samples = new ArrayList<>();
  private @Nullable Session session;
  private LatencyResult.@Nullable Failed failed;
  private boolean introduced;
  private long loadNanos;
  private long firstRunNanos;
  private int warmupRuns;
  private long takenNanos;
  private String stage = "load";

  Lane(Contender contender, LatencyProtocol protocol, LatencyOptions options, Stopwatch watch) {
    this.contender = contender;
    this.protocol = protocol;
    this.options = options;
    this.watch = watch;
    this.name = contender.name();
  }

  /**
   * Loads the session if there is none: the first time with all that is timed apart, later with one
   * untimed run.
   */
  void prepare() {
    if (failed != null || session != null) {
      return;
    }
    if (attempt(introduced ? this::reload : this::introduce) && !introduced) {
      introduced = true;
      tell(
          LatencyEvent.Kind.READY,
          "loaded in %.1f ms, first run %.1f ms, %d warm-up runs",
          loadNanos / 1e6,
          firstRunNanos / 1e6,
          warmupRuns);
    }
  }

  /**
   * One more untimed run, once all are loaded: what loading the next network leaves behind, memory
   * given back to the system for one, slows whoever runs first after it.
   */
  void settle() {
    if (failed == null && session != null) {
      attempt(this::warmUpOnce);
    }
  }

  /** Takes this lane's share of runs of a round. */
  void turn(int round) {
    prepare();
    int before = samples.size();
    if (failed == null && attempt(() -> measure(round))) {
      int runs = samples.size() - before;
      double median =
          Quantiles.median(LatencySample.millis(samples.subList(before, samples.size())));
      tell(
          LatencyEvent.Kind.MEASURED, "round %d: %d runs, median %.1f ms", round + 1, runs, median);
    }
    if (!options.keepLoaded()) {
      close();
    }
  }

  /** Closes the session if there is one, and tells what that threw. */
  void close() {
    release().ifPresent(this::tellCloseFailed);
  }

  /** Closes the session if there is one; gives what that threw. */
  Optional<String> release() {
    Session open = session;
    session = null;
    if (open == null) {
      return Optional.empty();
    }
    try {
      open.close();
      return Optional.empty();
    } catch (RuntimeException | Error thrown) {
      return Optional.of(thrown.toString());
    }
  }

  void tellCloseFailed(String reason) {
    tell(LatencyEvent.Kind.CLOSE_FAILED, "%s", reason);
  }

  LatencyResult result(CalibrationSummary calibration) {
    if (failed != null) {
      return failed;
    }
    LatencySummary summary = LatencySummary.of(samples, protocol, options.seed());
    return new LatencyResult.Measured(
        name, protocol, loadNanos, firstRunNanos, warmupRuns, samples, summary, calibration);
  }

  private void introduce() {
    begin("load");
    loadNanos = timed(this::load);
    begin("first run");
    firstRunNanos = timed(this::run);
    begin("warm-up");
    long nanos = firstRunNanos;
    while (!protocol.warm(1 + warmupRuns, nanos)) {
      nanos += timed(this::run);
      warmupRuns++;
    }
  }

  private void reload() {
    begin("load");
    load();
    warmUpOnce();
  }

  private void warmUpOnce() {
    begin("warm-up");
    run();
    warmupRuns++;
  }

  private void measure(int round) {
    begin("round " + (round + 1));
    long nanos = 0;
    for (int index = 0; !protocol.roundDone(index, nanos); index++) {
      long start = watch.now();
      long duration = timed(this::run);
      samples.add(new LatencySample(round, index, start, duration));
      nanos += duration;
    }
  }

  private void begin(String next) {
    stage = next;
    tell(LatencyEvent.Kind.BEGUN, "%s", next);
  }

  private long timed(Runnable work) {
    long nanos = watch.time(work);
    takenNanos += nanos;
    if (takenNanos > options.mostSeconds() * 1e9) {
      throw new TooLongException(
          String.format(
              Locale.ROOT,
              "it took %.3g s in all, more than the %s s that it may take",
              takenNanos / 1e9,
              Double.toString(options.mostSeconds()).replaceFirst("\\.0$", "")));
    }
    return nanos;
  }

  /** Says itself what it is. */
  private static final class TooLongException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooLongException(String message) {
      super(message);
    }

    @Override
    public String toString() {
      return String.valueOf(getMessage());
    }
  }

  private void load() {
    session = contender.load();
  }

  private void run() {
    Session open = session;
    if (open == null) {
      throw new IllegalStateException(name + " is not loaded");
    }
    open.run();
  }

  /** Does the work; what it throws is this lane's end. */
  private boolean attempt(Runnable work) {
    try {
      work.run();
      return true;
    } catch (RuntimeException | Error thrown) {
      failed = new LatencyResult.Failed(name, stage, thrown.toString());
    }
    tell(LatencyEvent.Kind.FAILED, "%s: %s", failed.stage(), failed.reason());
    close();
    return false;
  }

  private void tell(LatencyEvent.Kind kind, String format, Object... values) {
    String detail = String.format(Locale.ROOT, format, values);
    options.listener().accept(new LatencyEvent(kind, name, detail));
  }
}
