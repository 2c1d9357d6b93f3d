package io.unetlab.profiler.latency;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A lane's state, the same on every target: its samples, or why it failed. */
public final class LaneLog {

  private final String name;
  private final LatencyProtocol protocol;
  private final long seed;
  private final Consumer<LatencyEvent> listener;
  private final List<LatencySample> samples = new ArrayList<>();
  private LatencyResult.@Nullable Failed failed;
  private boolean introduced;
  private long loadNanos;
  private long firstRunNanos;
  private int warmupRuns;
  private long runs;

  /**
   * @param seed for the bootstrap
   */
  public LaneLog(
      String name, LatencyProtocol protocol, long seed, Consumer<LatencyEvent> listener) {
    this.name = name;
    this.protocol = protocol;
    this.seed = seed;
    this.listener = listener;
  }

  public String name() {
    return name;
  }

  /** Why the lane failed; empty while it is running. */
  public Optional<LatencyResult.Failed> failed() {
    return Optional.ofNullable(failed);
  }

  /** Whether the network was loaded and its first run made. */
  public boolean introduced() {
    return introduced;
  }

  /** Records the first load and the first run, which are reported separately. */
  public void introduce(long load, long firstRun) {
    introduced = true;
    loadNanos = load;
    firstRunNanos = firstRun;
  }

  /** Reports the times of the first load and first run, followed by more text. */
  public void tellReady(String more) {
    tell(
        LatencyEvent.Kind.READY,
        "loaded in %s, first run %s%s",
        words(loadNanos / 1e6),
        words(firstRunNanos / 1e6),
        more);
  }

  public int warmupRuns() {
    return warmupRuns;
  }

  /** Counts runs that are not timed. */
  public void warmedUp(int runs) {
    warmupRuns += runs;
  }

  /** Adds a turn's samples, each of one run. */
  public void keep(List<LatencySample> turn) {
    keep(turn, turn.size());
  }

  /**
   * Adds a turn's samples.
   *
   * @param made number of runs that they stand for
   */
  public void keep(List<LatencySample> turn, long made) {
    samples.addAll(turn);
    runs += made;
    double median = Quantiles.median(LatencySample.millis(turn));
    tell(
        LatencyEvent.Kind.MEASURED,
        made == 1 ? "%2$s" : turn.size() == made ? "%1$d runs, median %2$s" : "%1$d runs, %2$s",
        made,
        words(median));
  }

  private static String words(double ms) {
    return ms < 1000
        ? String.format(Locale.ROOT, "%.1f ms", ms)
        : String.format(Locale.ROOT, "%.1f s", ms / 1e3);
  }

  /** Ends the lane. */
  public void fail(String stage, String reason) {
    failed = new LatencyResult.Failed(name, stage, reason);
    tell(LatencyEvent.Kind.FAILED, "%s: %s", stage, reason);
  }

  public void tell(LatencyEvent.Kind kind, String format, Object... values) {
    String detail = String.format(Locale.ROOT, format, values);
    listener.accept(new LatencyEvent(kind, name, detail));
  }

  /** The samples with their summary, or the failure. */
  public LatencyResult result(CalibrationSummary calibration) {
    if (failed != null) {
      return failed;
    }
    if (!introduced) {
      return new LatencyResult.Failed(name, "round 1", "the run stopped before its first turn");
    }
    return new LatencyResult.Measured(
        name,
        protocol,
        loadNanos,
        firstRunNanos,
        warmupRuns,
        samples,
        LatencySummary.of(samples, runs, protocol, seed),
        calibration);
  }
}
