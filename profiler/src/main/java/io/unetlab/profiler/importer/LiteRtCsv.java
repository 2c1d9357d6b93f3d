package io.unetlab.profiler.importer;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The CSV of operation profiling from benchmark_model; its run times are sums over the operations.
 */
final class LiteRtCsv {

  private static final Pattern MARK = Pattern.compile("^node type, ");

  private LiteRtCsv() {}

  static boolean fits(ImportText text) {
    return text.has(MARK);
  }

  static ImportedFile read(ImportText text) {
    LiteRtRun run = new LiteRtRun(text, 1);
    for (int number = 1; number <= text.lines().size(); number++) {
      run.take(text.lines().get(number - 1), number);
    }
    ImportedLatency latency = run.ofProfile();
    List<String> notes = new ArrayList<>(run.notes());
    notes.add(
        "The latency is the sum of the operations under the profiler; the tool's log has that of"
            + " whole runs.");
    return new ImportedFile(LatencyFormat.LITERT_CSV, List.of(latency), notes);
  }
}
