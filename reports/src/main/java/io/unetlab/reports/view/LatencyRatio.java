package io.unetlab.reports.view;

import io.unetlab.ablations.exec.Measurements;
import io.unetlab.ablations.exec.TargetLatencies;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.latency.PairedComparison;
import io.unetlab.profiler.metric.Metric;
import java.util.Optional;

/** What part of the base's time a network takes. */
final class LatencyRatio {

  private LatencyRatio() {}

  /** Of times in the same rounds where they were measured here, else of the figures. */
  static Optional<Double> of(Trials trials, Completed trial, TargetLatencies latencies) {
    return latencies instanceof Measurements measurements
        ? measurements.againstBase(trial).map(PairedComparison::ratio)
        : ofFigures(trials, trial, latencies.metric());
  }

  /** Of two figures. */
  static Optional<Double> ofFigures(Trials trials, Completed trial, Metric metric) {
    return trials
        .base()
        .flatMap(base -> base.value(metric))
        .filter(it -> it.signum() > 0)
        .flatMap(base -> trial.value(metric).map(it -> it.doubleValue() / base.doubleValue()));
  }
}
