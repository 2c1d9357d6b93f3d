package io.unetlab.profiler.latency;

import java.util.List;
import java.util.function.Consumer;

/** A contender was either measured or failed; failures stay in the list with their reason. */
public sealed interface LatencyResult {

  /** The contender's name. */
  String name();

  /** Passes itself to the matching consumer. */
  void either(Consumer<Measured> measured, Consumer<Failed> failed);

  /**
   * A measurement. Load and first run are separate from the samples, since a user waits for them
   * only once.
   *
   * @param protocol used for the measurement
   * @param loadNanos of the first load
   * @param firstRunNanos of the first run after the load
   * @param warmupRuns untimed runs after the first run and after each reload
   * @param samples in chronological order
   * @param calibration of the whole run, shared by its contenders
   */
  record Measured(
      String name,
      LatencyProtocol protocol,
      long loadNanos,
      long firstRunNanos,
      int warmupRuns,
      List<LatencySample> samples,
      LatencySummary summary,
      CalibrationSummary calibration)
      implements LatencyResult {

    public Measured {
      Checks.text("name", name);
      Checks.atLeast("loadNanos", loadNanos, 0);
      Checks.atLeast("firstRunNanos", firstRunNanos, 0);
      Checks.atLeast("warmupRuns", warmupRuns, 0);
      samples = List.copyOf(samples);
      Checks.atLeast("number of samples", samples.size(), 1);
    }

    @Override
    public void either(Consumer<Measured> measured, Consumer<Failed> failed) {
      measured.accept(this);
    }

    /** The verdict on the samples and on the machine. */
    public Validity verdict() {
      return summary.verdict().and(calibration.verdict());
    }
  }

  /**
   * A failure. Samples taken before it are not reported, since they do not satisfy the protocol.
   *
   * @param stage where: {@code load}, {@code first run}, {@code warm-up}, {@code round 2}
   * @param reason the exception, in words
   */
  record Failed(String name, String stage, String reason) implements LatencyResult {

    public Failed {
      Checks.text("name", name);
      Checks.text("stage", stage);
      Checks.text("reason", reason);
    }

    @Override
    public void either(Consumer<Measured> measured, Consumer<Failed> failed) {
      failed.accept(this);
    }
  }
}
