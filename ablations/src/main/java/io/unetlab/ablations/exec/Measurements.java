package io.unetlab.ablations.exec;

import io.unetlab.ablations.study.Target;
import io.unetlab.ablations.trial.TrialResult;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.latency.BenchRun;
import io.unetlab.profiler.latency.Interval;
import io.unetlab.profiler.latency.LatencyRecord;
import io.unetlab.profiler.latency.LatencyResult;
import io.unetlab.profiler.latency.PairedComparison;
import io.unetlab.profiler.metric.MetricSet;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.spec.model.SpecHash;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.commons.math3.stat.StatUtils;

/**
 * The latencies of some of a study's networks, in one or several sessions.
 *
 * @param trials by network, one a repetition
 * @param failed why a network has no latency
 * @param names of the networks, for people, by the hash's first digits
 */
public record Measurements(
    Target target,
    Map<SpecHash, List<MeasuredTrial>> trials,
    Map<SpecHash, String> failed,
    Map<String, String> names) {

  private static final MathContext DIGITS = new MathContext(9);

  /** A 95 % interval of a normal distribution is as wide as so many standard deviations. */
  private static final double INTERVAL_SDS = 3.92;

  public Measurements {
    Objects.requireNonNull(target, "target");
    trials = Collections.unmodifiableMap(new LinkedHashMap<>(trials));
    failed = Collections.unmodifiableMap(new LinkedHashMap<>(failed));
    names = Collections.unmodifiableMap(new LinkedHashMap<>(names));
  }

  /** What was measured of a variant's network, the first repetition; empty when it was not. */
  public Optional<LatencyRecord> of(Completed trial) {
    return repetitions(trial).stream().findFirst().map(it -> named(it.record()));
  }

  /** Its network against the base, in the session that both were measured in. */
  public Optional<PairedComparison> againstBase(Completed trial) {
    return repetitions(trial).stream()
        .findFirst()
        .filter(it -> !it.base().equals(it.record()))
        .map(
            it ->
                PairedComparison.of(
                    it.record().measured(),
                    it.base().measured(),
                    it.record().provenance().runSeed()));
  }

  private List<MeasuredTrial> repetitions(Completed trial) {
    return trials.getOrDefault(trial.hash(), List.of());
  }

  private LatencyRecord named(LatencyRecord record) {
    String name = record.measured().name();
    return record.named(names.getOrDefault(name, name));
  }

  /** The sessions, each as the run that it was. */
  public List<BenchRun> sessions() {
    Map<String, List<MeasuredTrial>> sessions = new LinkedHashMap<>();
    trials.values().stream()
        .flatMap(List::stream)
        .forEach(it -> sessions.computeIfAbsent(it.session(), id -> new ArrayList<>()).add(it));
    List<LatencyResult.Failed> broken = new ArrayList<>();
    failed.forEach(
        (hash, reason) ->
            broken.add(
                new LatencyResult.Failed(
                    names.getOrDefault(hash.brief(), hash.brief()), "measuring", reason)));
    List<BenchRun> runs = new ArrayList<>();
    for (List<MeasuredTrial> session : sessions.values()) {
      runs.add(run(session, runs.isEmpty() ? broken : List.of()));
    }
    return runs;
  }

  private BenchRun run(List<MeasuredTrial> session, List<LatencyResult.Failed> broken) {
    MeasuredTrial first = session.get(0);
    Map<String, LatencyRecord> records = new LinkedHashMap<>();
    records.put(first.base().measured().name(), first.base());
    session.forEach(it -> records.put(it.record().measured().name(), it.record()));
    return new BenchRun(
        first.record().measured().protocol(),
        first.record().provenance().runSeed(),
        records.values().stream().map(this::named).toList(),
        broken,
        first.keptLoaded());
  }

  /** The trials with their latencies. */
  List<TrialResult> addTo(List<TrialResult> results) {
    return results.stream().map(this::measured).toList();
  }

  private TrialResult measured(TrialResult trial) {
    if (!(trial instanceof Completed completed) || repetitions(completed).isEmpty()) {
      return trial;
    }
    List<MeasuredTrial> repetitions = repetitions(completed);
    double[] medians =
        repetitions.stream().mapToDouble(it -> it.record().measured().summary().p50Ms()).toArray();
    return completed.with(latency(StatUtils.mean(medians)), latency(sd(repetitions, medians)));
  }

  // Of the mean of the medians: between repetitions where there are some, else within the session.
  private static double sd(List<MeasuredTrial> repetitions, double[] medians) {
    if (medians.length > 1) {
      return Math.sqrt(StatUtils.variance(medians) / medians.length);
    }
    Interval interval = repetitions.get(0).record().measured().summary().p50Interval();
    return (interval.high() - interval.low()) / INTERVAL_SDS;
  }

  private static MetricSet latency(double millis) {
    BigDecimal value = BigDecimal.valueOf(millis).round(DIGITS);
    return MetricSet.EMPTY.with(Metrics.LATENCY.name(), value);
  }
}
