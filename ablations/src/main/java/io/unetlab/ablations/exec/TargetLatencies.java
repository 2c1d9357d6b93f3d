package io.unetlab.ablations.exec;

import io.unetlab.ablations.study.Target;
import io.unetlab.ablations.trial.TrialResult;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.latency.BenchRun;
import io.unetlab.profiler.latency.Interval;
import io.unetlab.profiler.latency.Latency;
import io.unetlab.profiler.latency.RelativeLatency;
import io.unetlab.profiler.metric.Metric;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.commons.math3.stat.StatUtils;

/** The known latencies on one of a study's targets. */
public sealed interface TargetLatencies permits Measurements, ImportedLatencies {

  Target target();

  /** The metric of the target's latency. */
  Metric metric();

  /** A network's latencies, one for each replicate; empty if unknown. */
  List<Latency> latencies(Completed trial);

  /** A network's time relative to another's; empty if one is unknown, or they are the same. */
  Optional<RelativeLatency> compare(Completed trial, Completed other);

  /** The measuring sessions, each as a run. */
  List<BenchRun> sessions();

  /** Why nothing was measured; empty if something was, or if nothing should be. */
  Optional<String> obstacle();

  /** Applies the function for its kind, for callers that it cannot know. */
  <T> T match(Function<Measurements, T> measured, Function<ImportedLatencies, T> imported);

  /** A trial with its latency, the mean of its replicates, if known, and whether it is valid. */
  default Completed addTo(Completed trial) {
    List<Latency> known = latencies(trial);
    if (known.isEmpty()) {
      return trial;
    }
    double[] figures = known.stream().mapToDouble(Latency::ms).toArray();
    Optional<BigDecimal> sd = sd(known.get(0), figures).map(TargetLatencies::rounded);
    Completed with = trial.with(metric(), rounded(StatUtils.mean(figures)), sd);
    return known.stream().anyMatch(Latency::isDoubtful) ? with.withDoubt(metric()) : with;
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

  /** Trials with their known latencies on some targets. */
  static List<TrialResult> addTo(List<TrialResult> trials, List<TargetLatencies> latencies) {
    return trials.stream().map(it -> addTo(it, latencies)).toList();
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
