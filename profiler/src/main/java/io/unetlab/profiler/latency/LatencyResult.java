package io.unetlab.profiler.latency;

import java.util.List;
import java.util.function.Consumer;

/**
 * A contender either was measured or failed; one that failed stays in the list, with its reason.
 */
public sealed interface LatencyResult {

  /** The contender's name. */
  String name();

  /** Gives itself to the one of the two that it is for. */
  void either(Consumer<Measured> measured, Consumer<Failed> failed);

  /**
   * What was measured; load and first run stay apart from the samples, since a user waits for them
   * once.
   *
   * @param protocol by which it was measured
   * @param loadNanos of the first load
   * @param firstRunNanos of the first run after it
   * @param warmupRuns untimed runs after the first run and, when sessions were loaded anew, after
   *     each load
   * @param samples in the order of time
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

    /** The reasons to distrust the samples and those to distrust the machine. */
    public Validity verdict() {
      return summary.verdict().and(calibration.verdict());
    }
  }

  /**
   * What went wrong; samples taken before are not reported, since they fulfil no protocol.
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
