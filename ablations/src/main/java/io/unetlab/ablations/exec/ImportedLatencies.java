package io.unetlab.ablations.exec;

import io.unetlab.ablations.study.Target;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.importer.ImportedLatency;
import io.unetlab.profiler.metric.Metric;
import java.util.Objects;
import java.util.Optional;

/** What others measured of a study's networks; there are no sessions, and perhaps no interval. */
public record ImportedLatencies(Target.Imported target, Metric metric) implements TargetLatencies {

  public ImportedLatencies {
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(metric, "metric");
  }

  /** What the source says of a variant's network; empty when it does not name it. */
  public Optional<ImportedLatency> of(Completed trial) {
    return target.tied().stream()
        .filter(it -> it.network().specHash().equals(Optional.of(trial.hash().hex())))
        .findFirst();
  }

  @Override
  public Completed addTo(Completed trial) {
    return of(trial).map(it -> with(trial, it)).orElse(trial);
  }

  private Completed with(Completed trial, ImportedLatency latency) {
    return trial.with(
        metric,
        Measurements.rounded(latency.latency().ms()),
        latency.latency().interval().map(Measurements::sd).map(Measurements::rounded));
  }
}
