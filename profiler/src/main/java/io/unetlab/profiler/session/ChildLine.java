package io.unetlab.profiler.session;

import io.unetlab.profiler.latency.BenchRun;
import io.unetlab.profiler.latency.LatencyEvent;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * A line of a measuring process on its standard output: a step, or finally the result or the
 * failure. As in JSON text sequences (RFC 7464), each line starts with a record separator, which
 * cannot occur in JSON: native libraries print to the same stream.
 */
record ChildLine(@Nullable LatencyEvent event, @Nullable BenchRun run, @Nullable String failure) {

  /** Marks the end of the stream; never written. */
  static final ChildLine END = new ChildLine(null, null, null);

  private static final char SEPARATOR = '\u001e';

  static ChildLine of(LatencyEvent event) {
    return new ChildLine(event, null, null);
  }

  static ChildLine of(BenchRun run) {
    return new ChildLine(null, run, null);
  }

  static ChildLine failure(Throwable thrown) {
    return new ChildLine(null, null, thrown.toString());
  }

  String text() {
    return SEPARATOR + RecordJson.write(this) + '\n';
  }

  /** Parses a line; empty when something else printed it. */
  static Optional<ChildLine> read(String line) {
    int start = line.lastIndexOf(SEPARATOR);
    if (start < 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(RecordJson.read(line.substring(start + 1), ChildLine.class));
    } catch (JacksonException notOurs) {
      return Optional.empty();
    }
  }
}
