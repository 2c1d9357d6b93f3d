package io.unetlab.ablations.exec;

import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.study.Target;
import io.unetlab.ablations.trial.PartRun;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.latency.ComposedLatency;
import io.unetlab.profiler.latency.Interval;
import io.unetlab.profiler.latency.Latency;
import io.unetlab.profiler.metric.Metric;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** The latencies of a study's networks by a model; nothing is measured. */
public final class PredictedLatencies implements TargetLatencies {

  /** Of a latency in milliseconds: predictions are sums of whole nanoseconds. */
  private static final int DECIMALS = 6;

  private final Target.Predicted target;
  private final Metric metric;
  private final NetworkPredictions predictions;

  private PredictedLatencies(
      Target.Predicted target, Metric metric, NetworkPredictions predictions) {
    this.target = Objects.requireNonNull(target, "target");
    this.metric = Objects.requireNonNull(metric, "metric");
    this.predictions = predictions;
  }

  static PredictedLatencies of(Target.Predicted target, StudySpec study) {
    return new PredictedLatencies(
        target, study.latency(target), new NetworkPredictions(target.model(), study));
  }

  @Override
  public Target.Predicted target() {
    return target;
  }

  @Override
  public Metric metric() {
    return metric;
  }

  /** What is predicted for a part of a variant whose {@link #terms} were asked for. */
  public Optional<NetworkPrediction> of(PartRun part) {
    return predictions.of(part);
  }

  @Override
  public List<PartRun> terms(Completed trial) {
    predictions.predict(trial);
    return trial.runs();
  }

  @Override
  public List<Latency> latencies(PartRun part) {
    return of(part).flatMap(NetworkPrediction::latency).stream().toList();
  }

  /** The interval of a variant's latency; empty without one. */
  public Optional<Interval> interval(Completed trial) {
    return composed(trial).flatMap(ComposedLatency::interval);
  }

  /** Why a variant has no latency, each operation that the model refuses; empty if it has one. */
  public List<String> refusals(Completed trial) {
    return terms(trial).stream()
        .flatMap(part -> of(part).stream())
        .flatMap(it -> it.refusals().stream())
        .distinct()
        .toList();
  }

  /** Exact, to the nanosecond: the tables of a space have the same sum. */
  @Override
  public Completed addTo(Completed trial) {
    List<String> refusals = refusals(trial);
    if (!refusals.isEmpty()) {
      return trial.withRefusal(metric, refusals.get(0) + more(refusals.size() - 1));
    }
    Completed with = TargetLatencies.super.addTo(trial);
    long nanos = 0;
    for (PartRun part : terms(trial)) {
      long once = of(part).map(NetworkPrediction::nanos).orElseThrow();
      nanos = Math.addExact(nanos, Math.multiplyExact(part.runs(), once));
    }
    return with.withPrediction(metric, BigDecimal.valueOf(nanos, DECIMALS));
  }

  private static String more(int others) {
    return others == 0
        ? ""
        : " (and " + others + (others == 1 ? " more operation)" : " more operations)");
  }

  @Override
  public <T> T match(
      Function<Measurements, T> measured,
      Function<ImportedLatencies, T> imported,
      Function<PredictedLatencies, T> predicted) {
    return predicted.apply(this);
  }
}
