package io.unetlab.profiler.importer;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The log of LiteRT's benchmark_model, from a console or Android's log. It does not describe the
 * device, and has an average when it prints no median.
 */
final class LiteRtLog {

  private static final Pattern MARK =
      Pattern.compile(
          "Inference timings in us: |Running benchmark for at least |= BENCHMARK RESULTS =");

  private static final Pattern DIFFERENCE = Pattern.compile("Memory footprint delta ");

  private LiteRtLog() {}

  static boolean fits(ImportText text) {
    return text.has(MARK)
        || text.lines().stream()
            .anyMatch(it -> it.contains("Loaded model ") && it.contains(".tflite"));
  }

  static ImportedFile read(ImportText text) {
    List<ImportedLatency> latencies = new ArrayList<>();
    Set<String> notes = new LinkedHashSet<>(notes(text));
    LiteRtRun run = new LiteRtRun(text, 1);
    for (int number = 1; number <= text.lines().size(); number++) {
      String line = text.lines().get(number - 1);
      if (run.isStart(line)) {
        if (!run.isEmpty()) {
          latencies.add(run.ofLog(number - 1));
          notes.addAll(run.notes());
        }
        run = new LiteRtRun(text, number);
      }
      run.take(line, number);
    }
    if (!run.isEmpty() || latencies.isEmpty()) {
      latencies.add(run.ofLog(text.lastLine()));
      notes.addAll(run.notes());
    }
    return new ImportedFile(LatencyFormat.LITERT_LOG, latencies, List.copyOf(notes));
  }

  private static List<String> notes(ImportText text) {
    List<String> notes = new ArrayList<>();
    if (text.has(DIFFERENCE)) {
      notes.add("The log's memory footprint is a difference and no peak: not taken.");
    }
    return notes;
  }
}
