package io.unetlab.ablations.exec;

import io.unetlab.ablations.study.Target;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.importer.ImportedLatency;
import io.unetlab.profiler.latency.BenchRun;
import io.unetlab.profiler.latency.Latency;
import io.unetlab.profiler.latency.RelativeLatency;
import io.unetlab.profiler.metric.Metric;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** A file's latencies of a study's networks; without sessions, and possibly without an interval. */
public record ImportedLatencies(Target.Imported target, Metric metric) implements TargetLatencies {

  public ImportedLatencies {
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(metric, "metric");
  }

  /** The file's latency of a variant's network; empty when the file does not name it. */
  public Optional<ImportedLatency> of(Completed trial) {
    return target.tied().stream()
        .filter(it -> it.network().specHash().equals(Optional.of(trial.hash().hex())))
        .findFirst();
  }

  @Override
  public List<Latency> latencies(Completed trial) {
    return of(trial).map(ImportedLatency::latency).stream().toList();
  }

  @Override
  public Optional<RelativeLatency> compare(Completed trial, Completed other) {
    return trial.hash().equals(other.hash())
        ? Optional.empty()
        : of(trial)
            .flatMap(
                ours -> of(other).flatMap(it -> RelativeLatency.of(ours.latency(), it.latency())));
  }

  @Override
  public List<BenchRun> sessions() {
    return List.of();
  }

  @Override
  public Optional<String> obstacle() {
    return Optional.empty();
  }

  @Override
  public <T> T match(Function<Measurements, T> measured, Function<ImportedLatencies, T> imported) {
    return imported.apply(this);
  }
}
