package io.unetlab.reports.view;

import io.unetlab.profiler.latency.BenchRun;
import io.unetlab.profiler.latency.LatencyRecord;
import io.unetlab.profiler.latency.Placement;
import io.unetlab.profiler.latency.ToolTiming;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a sample is of a tool that times its own runs, and what executed each network there. */
final class ToolNotes {

  private ToolNotes() {}

  /**
   * One paragraph each.
   *
   * @param timing of the first network
   */
  static List<String> of(BenchRun run, ToolTiming timing) {
    List<String> notes = new ArrayList<>();
    notes.add(
        String.format(
            Locale.ROOT,
            "%s timed its own runs: a sample is the %s of the runs of one start, one start a round;"
                + " n counts the runs, p90 and p95 are of the samples. The networks were written"
                + " as %s.",
            timing.tool(),
            timing.statistic().words(),
            timing.form()));
    placements(run).forEach((words, names) -> notes.add(String.join(", ", names) + ": " + words));
    return notes;
  }

  private static Map<String, List<String>> placements(BenchRun run) {
    Map<String, List<String>> placements = new LinkedHashMap<>();
    for (LatencyRecord record : run.measured()) {
      record
          .provenance()
          .toolTiming()
          .map(it -> words(it.tool(), it.placement()))
          .ifPresent(
              it ->
                  placements
                      .computeIfAbsent(it, words -> new ArrayList<>())
                      .add(record.measured().name()));
    }
    return placements;
  }

  private static String words(String tool, Placement placement) {
    return placement.words()
        + "."
        + placement
            .advice()
            .map(it -> " This is the original " + tool + ": " + it + ".")
            .orElse("");
  }
}
