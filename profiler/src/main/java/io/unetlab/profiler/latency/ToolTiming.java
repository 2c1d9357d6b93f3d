package io.unetlab.profiler.latency;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A tool that timed its own runs, and prints one figure for all runs of a start: that is the
 * sample.
 *
 * @param tool its name: {@code benchmark_model}
 * @param sha256 of its file
 * @param form in which the network was written for it: {@code primitives}
 * @param statistic of a start's runs that a sample is
 * @param runs of each sample
 * @param placement in the first start
 */
public record ToolTiming(
    String tool,
    String sha256,
    String form,
    Statistic statistic,
    List<Long> runs,
    Placement placement) {

  public ToolTiming {
    Checks.text("tool", tool);
    Objects.requireNonNull(sha256, "sha256");
    Checks.text("form", form);
    Objects.requireNonNull(statistic, "statistic");
    runs = List.copyOf(runs);
    runs.forEach(it -> Checks.atLeast("runs", it, 1));
    Objects.requireNonNull(placement, "placement");
  }

  /** With the runs of a later start; an average once one start has only an average. */
  public ToolTiming and(ToolTiming later) {
    List<Long> all = new ArrayList<>(runs);
    all.addAll(later.runs);
    return new ToolTiming(
        tool,
        sha256,
        form,
        later.statistic == Statistic.AVERAGE ? Statistic.AVERAGE : statistic,
        all,
        placement);
  }

  /** With another placement. */
  public ToolTiming placed(Placement other) {
    return new ToolTiming(tool, sha256, form, statistic, runs, other);
  }

  /** All runs. */
  public long totalRuns() {
    return runs.stream().mapToLong(it -> it).sum();
  }
}
