package io.unetlab.profiler.latency;

import java.util.Map;
import java.util.Objects;

/**
 * A measured latency with its provenance. Writers accept nothing else, so no figure is written
 * without its origin.
 *
 * @param flops of one run, a multiply-add counted as two
 */
public record LatencyRecord(
    LatencyProvenance provenance, LatencyResult.Measured measured, double flops) {

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
    Checks.atLeast("flops", flops, 0);
  }

  /** A copy with another name. */
  public LatencyRecord named(String name) {
    return new LatencyRecord(
        provenance,
        new LatencyResult.Measured(
            name,
            measured.protocol(),
            measured.loadNanos(),
            measured.firstRunNanos(),
            measured.warmupRuns(),
            measured.samples(),
            measured.summary(),
            measured.calibration()),
        flops);
  }

  /** The form that tables, charts, documents and studies read. */
  public Latency latency() {
    return Latency.of(
        measured.summary(),
        measured.samples(),
        Map.of(
            Statistic.LOAD, measured.loadNanos() / 1e6,
            Statistic.FIRST_RUN, measured.firstRunNanos() / 1e6),
        provenance.target().known(),
        provenance.knownRuntime(),
        HowKnown.MEASURED_HERE,
        verdict().reasons());
  }

  /** The verdict on the samples and on the machine. */
  public Validity verdict() {
    return measured.verdict().and(provenance.verdict());
  }

  /** The verdict on the machine, the same for all records of a run: its calibration and load. */
  public Validity machine() {
    return measured.calibration().verdict().and(provenance.verdict());
  }

  /** At the median. */
  public double flopsPerSecond() {
    return flops / (measured.summary().p50Ms() / 1e3);
  }

  /** FLOP/s as a fraction of the calibration kernel's. */
  public double ofCalibration() {
    return flopsPerSecond() / measured.calibration().flopsPerSecond();
  }
}
