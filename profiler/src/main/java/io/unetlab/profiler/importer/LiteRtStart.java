package io.unetlab.profiler.importer;

import io.unetlab.profiler.latency.Placement;
import io.unetlab.spec.source.Source;
import io.unetlab.spec.source.SpecException;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * One start of benchmark_model, as its log states it.
 *
 * @param warmupRuns of the warm-up, the first included; empty where the log does not state it
 * @param delegates that the log mentions
 */
public record LiteRtStart(
    ImportedLatency latency, OptionalLong warmupRuns, List<Placement.Share> delegates) {

  public LiteRtStart {
    Objects.requireNonNull(latency, "latency");
    Objects.requireNonNull(warmupRuns, "warmupRuns");
    delegates = List.copyOf(delegates);
  }

  /**
   * Reads the whole output of one start.
   *
   * @throws SpecException when the run failed or its log is incomplete
   */
  public static LiteRtStart read(Source log) {
    ImportText text = ImportText.of(log);
    LiteRtRun run = new LiteRtRun(text, 1);
    for (int number = 1; number <= text.lines().size(); number++) {
      run.take(text.lines().get(number - 1), number);
    }
    return run.ofStart(text.lastLine());
  }
}
