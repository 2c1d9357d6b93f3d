package io.unetlab.profiler.importer;

import java.util.List;
import java.util.Objects;

/**
 * The latencies imported from a file.
 *
 * @param format the format it was read as
 * @param latencies at least one
 * @param notes what was omitted and why, and remarks on the figures; one sentence each
 */
public record ImportedFile(
    LatencyFormat format, List<ImportedLatency> latencies, List<String> notes) {

  public ImportedFile {
    Objects.requireNonNull(format, "format");
    latencies = List.copyOf(latencies);
    notes = List.copyOf(notes);
    if (latencies.isEmpty()) {
      throw new IllegalArgumentException("latencies must not be empty");
    }
  }
}
