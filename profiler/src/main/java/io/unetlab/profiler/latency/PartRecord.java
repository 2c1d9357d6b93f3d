package io.unetlab.profiler.latency;

import java.util.Objects;

/**
 * What was measured of one part in one run of the protocol.
 *
 * @param runs of the part for one picture
 */
public record PartRecord(LatencyRecord record, long runs) {

  public PartRecord {
    Objects.requireNonNull(record, "record");
    Checks.atLeast("runs", runs, 1);
  }
}
