package io.unetlab.ablations.exec;

import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.study.Target;
import io.unetlab.ablations.trial.MeasuredErrors;
import io.unetlab.ablations.trial.PartRun;
import io.unetlab.ablations.trial.TrialResult;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.latency.BenchRun;
import io.unetlab.profiler.latency.ComposedLatency;
import io.unetlab.profiler.latency.Interval;
import io.unetlab.profiler.latency.Latency;
import io.unetlab.profiler.latency.PartLatency;
import io.unetlab.profiler.latency.RelativeLatency;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.spec.model.SpecHash;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.commons.math3.stat.StatUtils;

/** The known latencies on one of a study's targets. */
public sealed interface TargetLatencies
    permits Measurements, ImportedLatencies, PredictedLatencies {

  Target target();

  /** The metric of the target's latency. */
  Metric metric();

  /** The latencies of a variant's part, one for each replicate; empty if unknown. */
  List<Latency> latencies(PartRun part);

  /** What a variant's latency is the sum of; only itself where its whole latency is known. */
  default List<PartRun> terms(Completed trial) {
    return trial.runs();
  }

  /** Those of a variant's parts whose latencies are unknown. */
  default List<PartRun> missing(Completed trial) {
    return terms(trial).stream().filter(it -> latencies(it).isEmpty()).toList();
  }

  /** A variant's latency, of the first replicates; empty if that of a part is unknown. */
  default Optional<ComposedLatency> composed(Completed trial) {
    return missing(trial).isEmpty()
        ? Optional.of(
            new ComposedLatency(
                terms(trial).stream()
                    .map(
                        it ->
                            new PartLatency(
                                it.word(), it.network(), it.runs(), latencies(it).get(0)))
                    .toList()))
        : Optional.empty();
  }

  /** A variant's time relative to another's; empty if one is unknown, or they are the same. */
  default Optional<RelativeLatency> compare(Completed trial, Completed other) {
    return trial.hash().equals(other.hash())
        ? Optional.empty()
        : composed(trial).flatMap(ours -> composed(other).flatMap(ours::over));
  }

  /** The measuring sessions, each as a run; none where nothing is measured. */
  default List<BenchRun> sessions() {
    return List.of();
  }

  /** Why nothing was measured; empty if something was, or if nothing should be. */
  default Optional<String> obstacle() {
    return Optional.empty();
  }

  /** Applies the function for its kind, for callers that it cannot know. */
  <T> T match(
      Function<Measurements, T> measured,
      Function<ImportedLatencies, T> imported,
      Function<PredictedLatencies, T> predicted);

  /** A trial with its latency, the sum of its parts', if known, and whether it is valid. */
  default Completed addTo(Completed trial) {
    Optional<ComposedLatency> composed = composed(trial);
    if (composed.isEmpty()) {
      return trial;
    }
    double sum = 0;
    Map<SpecHash, BigDecimal> sds = new LinkedHashMap<>();
    boolean doubtful = composed.get().isDoubtful();
    for (PartRun part : terms(trial)) {
      List<Latency> known = latencies(part);
      double[] figures = known.stream().mapToDouble(Latency::ms).toArray();
      sum += part.runs() * StatUtils.mean(figures);
      sd(known.get(0), figures)
          .ifPresent(it -> sds.merge(part.network(), rounded(part.runs() * it), BigDecimal::add));
      doubtful |= known.stream().anyMatch(Latency::isDoubtful);
    }
    Completed with = trial.with(metric(), rounded(sum), new MeasuredErrors(sds));
    return doubtful ? with.withDoubt(metric()) : with;
  }

  // Of the mean: between replicates if there are several, else within the only one.
  private static Optional<Double> sd(Latency first, double[] figures) {
    return figures.length > 1
        ? Optional.of(Math.sqrt(StatUtils.variance(figures) / figures.length))
        : first.interval().map(TargetLatencies::sd);
  }

  // A normal distribution's 95 % interval is 3.92 standard deviations wide.
  private static double sd(Interval interval) {
    return (interval.high() - interval.low()) / 3.92;
  }

  // To the digits that are the same on every machine.
  private static BigDecimal rounded(double value) {
    return BigDecimal.valueOf(value).round(new MathContext(9));
  }

  /** The latencies that a study knows without measuring: of files, and of models. */
  static List<TargetLatencies> unmeasured(StudySpec study) {
    return study.asked().stream().flatMap(it -> unmeasured(it, study).stream()).toList();
  }

  /** A target's latencies that need no measuring; empty for one to measure on. */
  static Optional<TargetLatencies> unmeasured(Target target, StudySpec study) {
    return target.match(
        host -> Optional.empty(),
        device -> Optional.empty(),
        imported -> Optional.of(ImportedLatencies.of(imported, study)),
        predicted -> Optional.of(PredictedLatencies.of(predicted, study)));
  }

  /** Trials with their known latencies on some targets. */
  static List<TrialResult> addTo(List<TrialResult> trials, List<TargetLatencies> latencies) {
    return trials.parallelStream().map(it -> addTo(it, latencies)).toList();
  }

  private static TrialResult addTo(TrialResult trial, List<TargetLatencies> latencies) {
    Optional<Completed> completed = trial.completed();
    if (completed.isEmpty()) {
      return trial;
    }
    Completed with = completed.get();
    for (TargetLatencies each : latencies) {
      with = each.addTo(with);
    }
    return with;
  }
}
