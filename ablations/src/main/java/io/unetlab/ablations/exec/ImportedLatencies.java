package io.unetlab.ablations.exec;

import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.study.Target;
import io.unetlab.ablations.trial.PartRun;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.importer.ImportedLatency;
import io.unetlab.profiler.latency.Latency;
import io.unetlab.profiler.metric.Metric;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * A file's latencies of a study's networks; without sessions, and possibly without an interval.
 *
 * @param kind of the study's variants
 */
public record ImportedLatencies(Target.Imported target, Metric metric, String kind)
    implements TargetLatencies {

  public ImportedLatencies {
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(metric, "metric");
    Objects.requireNonNull(kind, "kind");
  }

  static ImportedLatencies of(Target.Imported target, StudySpec study) {
    return new ImportedLatencies(target, study.latency(target), study.base().spec().kind());
  }

  /** The file's latency of a variant as a whole; empty when the file does not name it. */
  public Optional<ImportedLatency> of(Completed trial) {
    return target.find(trial.hash(), kind);
  }

  /** The file's latency of a part; empty when the file does not name its network. */
  public Optional<ImportedLatency> of(PartRun part) {
    return target.find(part.network(), part.kind().isEmpty() ? kind : part.kind());
  }

  @Override
  public List<PartRun> terms(Completed trial) {
    return of(trial).isPresent() ? List.of(PartRun.alone(trial.hash())) : trial.runs();
  }

  @Override
  public List<Latency> latencies(PartRun part) {
    return of(part).map(ImportedLatency::latency).stream().toList();
  }

  @Override
  public <T> T match(
      Function<Measurements, T> measured,
      Function<ImportedLatencies, T> imported,
      Function<PredictedLatencies, T> predicted) {
    return imported.apply(this);
  }
}
