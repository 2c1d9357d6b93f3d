package io.unetlab.ablations.exec;

import io.unetlab.ablations.study.Target;
import io.unetlab.ablations.trial.TrialResult;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.latency.BenchRun;
import io.unetlab.profiler.latency.Interval;
import io.unetlab.profiler.latency.LatencyRecord;
import io.unetlab.profiler.metric.MetricSet;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.spec.model.SpecHash;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The latencies of some of a study's networks, of one run.
 *
 * @param names of the run's networks, by their hash
 */
public record Measurements(Target target, BenchRun run, Map<SpecHash, String> names) {

  private static final MathContext DIGITS = new MathContext(9);

  public Measurements {
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(run, "run");
    names = new LinkedHashMap<>(names);
  }

  /** What was measured of a variant's network; empty when it was not. */
  public Optional<LatencyRecord> of(Completed trial) {
    return Optional.ofNullable(names.get(trial.hash())).flatMap(run::find);
  }

  /** The trials with their latencies. */
  List<TrialResult> addTo(List<TrialResult> trials) {
    return trials.stream().map(this::measured).toList();
  }

  private TrialResult measured(TrialResult trial) {
    if (!(trial instanceof Completed completed)) {
      return trial;
    }
    return of(completed)
        .<TrialResult>map(it -> completed.with(latency(p50(it)), latency(sd(it))))
        .orElse(trial);
  }

  private static double p50(LatencyRecord record) {
    return record.measured().summary().p50Ms();
  }

  // Of the median: a 95 % interval of a normal distribution is as wide as 3.92 of them.
  private static double sd(LatencyRecord record) {
    Interval interval = record.measured().summary().p50Interval();
    return (interval.high() - interval.low()) / 3.92;
  }

  private static MetricSet latency(double millis) {
    BigDecimal value = BigDecimal.valueOf(millis).round(DIGITS);
    return MetricSet.EMPTY.with(Metrics.LATENCY.name(), value);
  }
}
