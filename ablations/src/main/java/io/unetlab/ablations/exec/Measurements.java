package io.unetlab.ablations.exec;

import io.unetlab.ablations.study.Target;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.latency.BenchRun;
import io.unetlab.profiler.latency.Interval;
import io.unetlab.profiler.latency.LatencyRecord;
import io.unetlab.profiler.latency.LatencyResult;
import io.unetlab.profiler.latency.PairedComparison;
import io.unetlab.profiler.metric.Metric;
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
import java.util.stream.Collectors;
import org.apache.commons.math3.stat.StatUtils;

/**
 * The latencies of some of a study's networks on one target, in one or several sessions.
 *
 * @param trials by network, one a repetition
 * @param failed why a network has no latency
 * @param names of the networks, for people, by the hash's first digits
 */
public record Measurements(
    Target target,
    Metric metric,
    Map<SpecHash, List<MeasuredTrial>> trials,
    Map<SpecHash, String> failed,
    Map<String, String> names)
    implements TargetLatencies {

  private static final MathContext DIGITS = new MathContext(9);

  /** A 95 % interval of a normal distribution is as wide as so many standard deviations. */
  private static final double INTERVAL_SDS = 3.92;

  public Measurements {
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(metric, "metric");
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

  /** Why nothing was measured; empty when something was. */
  public Optional<String> obstacle() {
    return trials.isEmpty()
        ? Optional.of(failed.values().stream().distinct().collect(Collectors.joining("; ")))
        : Optional.empty();
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

  @Override
  public Completed addTo(Completed trial) {
    List<MeasuredTrial> repetitions = repetitions(trial);
    if (repetitions.isEmpty()) {
      return trial;
    }
    double[] medians =
        repetitions.stream().mapToDouble(it -> it.record().measured().summary().p50Ms()).toArray();
    double sd = sd(repetitions, medians);
    return trial.with(metric, rounded(StatUtils.mean(medians)), Optional.of(rounded(sd)));
  }

  // Of the mean of the medians: between repetitions where there are some, else within the session.
  private static double sd(List<MeasuredTrial> repetitions, double[] medians) {
    return medians.length > 1
        ? Math.sqrt(StatUtils.variance(medians) / medians.length)
        : sd(repetitions.get(0).record().measured().summary().p50Interval());
  }

  /** What standard deviation a 95 % interval stands for. */
  static double sd(Interval interval) {
    return (interval.high() - interval.low()) / INTERVAL_SDS;
  }

  /** A figure with as many digits as are the same on every machine. */
  static BigDecimal rounded(double value) {
    return BigDecimal.valueOf(value).round(DIGITS);
  }
}
