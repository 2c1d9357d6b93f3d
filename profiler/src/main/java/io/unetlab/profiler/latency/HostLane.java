package io.unetlab.profiler.latency;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes one contender through a run. An exception ends only this lane; its session is always
 * closed.
 */
final class HostLane implements Lane {

  private final Contender contender;
  private final LatencyProtocol protocol;
  private final LatencyOptions options;
  private final Stopwatch watch;
  private final LaneLog log;
  private @Nullable Session session;
  private long takenNanos;
  private String stage = "load";

  HostLane(Contender contender, LatencyProtocol protocol, LatencyOptions options, Stopwatch watch) {
    this.contender = contender;
    this.protocol = protocol;
    this.options = options;
    this.watch = watch;
    this.log = new LaneLog(contender.name(), protocol, options.seed(), options.listener());
  }

  /**
   * Loads the session if none is open: the first time with load, first run and warm-up, later with
   * one untimed run.
   */
  void prepare() {
    if (log.failed().isPresent() || session != null) {
      return;
    }
    if (log.introduced()) {
      attempt(this::reload);
    } else if (attempt(this::introduce)) {
      log.tellReady(String.format(Locale.ROOT, ", warm-up runs: %d", log.warmupRuns()));
    }
  }

  /**
   * One more untimed run once all are loaded: side effects of loading the next network, such as
   * memory returned to the system, slow the next run.
   */
  void settle() {
    if (log.failed().isEmpty() && session != null) {
      attempt(this::warmUpOnce);
    }
  }

  @Override
  public void turn(int round) {
    prepare();
    List<LatencySample> samples = new ArrayList<>();
    if (log.failed().isEmpty() && attempt(() -> measure(round, samples))) {
      log.keep(samples);
    }
    if (!options.keepLoaded()) {
      close();
    }
  }

  /** Closes an open session and reports any exception. */
  void close() {
    release().ifPresent(this::tellCloseFailed);
  }

  /** Closes an open session; returns the message of any exception. */
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
    log.tell(LatencyEvent.Kind.CLOSE_FAILED, "%s", reason);
  }

  @Override
  public LatencyResult result(CalibrationSummary calibration) {
    return log.result(calibration);
  }

  private void introduce() {
    begin("load");
    long load = timed(this::load);
    begin("first run");
    long firstRun = timed(this::run);
    begin("warm-up");
    long nanos = firstRun;
    int runs = 0;
    while (!protocol.warm(1 + runs, nanos)) {
      nanos += timed(this::run);
      runs++;
    }
    log.introduce(load, firstRun);
    log.warmedUp(runs);
  }

  private void reload() {
    begin("load");
    load();
    warmUpOnce();
  }

  private void warmUpOnce() {
    begin("warm-up");
    run();
    log.warmedUp(1);
  }

  private void measure(int round, List<LatencySample> samples) {
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
    log.tell(LatencyEvent.Kind.STARTED, "%s", next);
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

  /** {@code toString()} is the message alone. */
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
      throw new IllegalStateException(log.name() + " is not loaded");
    }
    open.run();
  }

  /** Does the work; an exception ends this lane. */
  private boolean attempt(Runnable work) {
    try {
      work.run();
      return true;
    } catch (RuntimeException | Error thrown) {
      log.fail(stage, thrown.toString());
    }
    close();
    return false;
  }
}
