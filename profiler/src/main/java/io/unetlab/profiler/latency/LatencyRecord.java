package io.unetlab.profiler.latency;

import java.util.Objects;

/** Writers take nothing else, so that no figure is written without where it is from. */
public record LatencyRecord(Provenance provenance, LatencyResult.Measured measured) {

  public LatencyRecord {
    Objects.requireNonNull(provenance, "provenance");
    Objects.requireNonNull(measured, "measured");
    if (!provenance.protocol().equals(measured.protocol().name())) {
      throw new IllegalArgumentException(
          "provenance must name the protocol measured by, "
              + measured.protocol().name()
              + ", found "
              + provenance.protocol());
    }
  }
}
