package io.unetlab.ablations.exec;

import io.unetlab.ablations.study.Target;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.latency.BenchRun;
import io.unetlab.profiler.latency.Latency;
import io.unetlab.profiler.latency.LatencyRecord;
import io.unetlab.profiler.latency.LatencyResult;
import io.unetlab.profiler.latency.PairedComparison;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.spec.model.SpecHash;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The latencies of some of a study's networks on one target, in one or several sessions.
 *
 * @param trials by network, one for each replicate
 * @param failed why a network has no latency
 * @param labels the networks' labels in this study
 */
public record Measurements(
    Target target,
    Metric metric,
    Map<SpecHash, List<MeasuredTrial>> trials,
    Map<SpecHash, String> failed,
    Map<SpecHash, String> labels)
    implements TargetLatencies {

  public Measurements {
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(metric, "metric");
    trials = Collections.unmodifiableMap(new LinkedHashMap<>(trials));
    failed = Collections.unmodifiableMap(new LinkedHashMap<>(failed));
    labels = Map.copyOf(labels);
  }

  /** The first replicate of a variant's network; empty when it was not measured. */
  public Optional<LatencyRecord> of(Completed trial) {
    return repetitions(trial).stream().findFirst().map(MeasuredTrial::record);
  }

  /** Its network compared with the base, in the session that measured both. */
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

  @Override
  public Optional<String> obstacle() {
    return trials.isEmpty()
        ? Optional.of(failed.values().stream().distinct().collect(Collectors.joining("; ")))
        : Optional.empty();
  }

  private List<MeasuredTrial> repetitions(Completed trial) {
    return trials.getOrDefault(trial.hash(), List.of());
  }

  @Override
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
                    labels.getOrDefault(hash, hash.brief()), "measuring", reason)));
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
        List.copyOf(records.values()),
        broken,
        first.keptLoaded());
  }

  @Override
  public List<Latency> latencies(Completed trial) {
    return repetitions(trial).stream().map(it -> it.record().latency()).toList();
  }

  /** The mean of the replicates' ratios of times in the same rounds. */
  @Override
  public Optional<Double> ofBase(Completed trial, Completed base) {
    return againstBase(trial).map(PairedComparison::ratio);
  }

  @Override
  public <T> T match(Function<Measurements, T> measured, Function<ImportedLatencies, T> imported) {
    return measured.apply(this);
  }
}
