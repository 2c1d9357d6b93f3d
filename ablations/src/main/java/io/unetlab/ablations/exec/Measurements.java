package io.unetlab.ablations.exec;

import io.unetlab.ablations.study.Target;
import io.unetlab.ablations.trial.PartRun;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.latency.BenchRun;
import io.unetlab.profiler.latency.Latency;
import io.unetlab.profiler.latency.LatencyRecord;
import io.unetlab.profiler.latency.LatencyResult;
import io.unetlab.profiler.latency.PairedComparison;
import io.unetlab.profiler.latency.RelativeLatency;
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
 * The latencies of some of a study's networks, or of parts of them, on one target, in one or
 * several sessions.
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

  /** The first replicate of a network; empty when it was not measured. */
  public Optional<LatencyRecord> of(SpecHash network) {
    return repetitions(network).stream().findFirst().map(MeasuredTrial::record);
  }

  /**
   * Compares round by round over the sessions that measured both, all of their parts; without one,
   * the latencies as they are.
   */
  @Override
  public Optional<RelativeLatency> compare(Completed trial, Completed other) {
    if (trial.hash().equals(other.hash())) {
      return Optional.empty();
    }
    return trial.parts().isEmpty() && other.parts().isEmpty()
        ? compare(trial.hash(), other.hash())
        : SharedSessions.compare(this, trial.runs(), other.runs())
            .or(() -> TargetLatencies.super.compare(trial, other));
  }

  private Optional<RelativeLatency> compare(SpecHash network, SpecHash other) {
    List<LatencyRecord> ours = new ArrayList<>();
    List<LatencyRecord> theirs = new ArrayList<>();
    for (MeasuredTrial measured : repetitions(network)) {
      inSession(measured, other)
          .ifPresent(
              it -> {
                ours.add(measured.record());
                theirs.add(it);
              });
    }
    return ours.isEmpty()
        ? of(network)
            .flatMap(a -> of(other).flatMap(b -> RelativeLatency.of(a.latency(), b.latency())))
        : Optional.of(PairedComparison.of(ours, theirs, seed(ours)).relative());
  }

  private static long seed(List<LatencyRecord> records) {
    return records.get(0).provenance().runSeed();
  }

  private Optional<LatencyRecord> inSession(MeasuredTrial measured, SpecHash other) {
    boolean isBase = measured.base().provenance().specHash().equals(other.hex());
    return isBase
        ? Optional.of(measured.base())
        : repetitions(other).stream()
            .filter(it -> it.session().equals(measured.session()))
            .map(MeasuredTrial::record)
            .findFirst();
  }

  /** Milliseconds of those parts of a variant that were measured. */
  double least(Completed trial) {
    return trial.runs().stream()
        .flatMapToDouble(
            it -> latencies(it).stream().limit(1).mapToDouble(ms -> it.runs() * ms.ms()))
        .sum();
  }

  @Override
  public Optional<String> obstacle() {
    return trials.isEmpty()
        ? Optional.of(failed.values().stream().distinct().collect(Collectors.joining("; ")))
        : Optional.empty();
  }

  private List<MeasuredTrial> repetitions(SpecHash network) {
    return trials.getOrDefault(network, List.of());
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
  public List<Latency> latencies(PartRun part) {
    return repetitions(part.network()).stream().map(it -> it.record().latency()).toList();
  }

  @Override
  public <T> T match(
      Function<Measurements, T> measured,
      Function<ImportedLatencies, T> imported,
      Function<PredictedLatencies, T> predicted) {
    return measured.apply(this);
  }
}
