package io.unetlab.profiler.importer;

import java.util.List;
import java.util.Objects;

/**
 * What a file gave.
 *
 * @param format what it was read as
 * @param latencies at least one
 * @param notes what was left out and why, and what to know of the figures; a sentence each
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
