package io.unetlab.ablations.exec;

import io.unetlab.ablations.task.Evaluator;
import io.unetlab.ablations.task.Sessions;
import io.unetlab.ablations.trial.Trial;
import io.unetlab.ablations.trial.TrialKey;
import io.unetlab.ablations.trial.TrialOutcome;
import io.unetlab.profiler.device.DeviceException;
import io.unetlab.profiler.latency.BenchRun;
import io.unetlab.profiler.latency.LatencyRecord;
import io.unetlab.profiler.metric.MetricSet;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.profiler.runtime.BenchSubject;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Measures networks in one session on one target, so that they can be compared with the first. */
final class LatencyEvaluator implements Evaluator {

  /** Increases when the same session would give a different latency. */
  private static final String VERSION = "bench 1";

  private static final MathContext DIGITS = new MathContext(9);

  private final LatencyMeasurer measurer;
  private final String target;
  private @Nullable DeviceException lost;

  /**
   * Asks the measurer to identify its target.
   *
   * @throws RuntimeException when the target cannot be identified
   */
  LatencyEvaluator(LatencyMeasurer measurer) {
    this.measurer = measurer;
    this.target = measurer.target();
  }

  String target() {
    return target;
  }

  /** Why the device does not answer any more; empty while it does. */
  Optional<String> lost() {
    return Optional.ofNullable(lost).map(Sessions::reason);
  }

  @Override
  public TrialKey key(String spec, long seed) {
    return new TrialKey(spec, Metrics.LATENCY.name(), target, measurer.protocol(), seed, VERSION);
  }

  @Override
  public boolean comparesWithFirst() {
    return true;
  }

  @Override
  public List<TrialOutcome> evaluate(List<Trial> session) {
    BenchRun run = measure(session);
    String id = UUID.randomUUID().toString();
    Optional<LatencyRecord> base = run.find(session.get(0).label());
    List<TrialOutcome> outcomes = new ArrayList<>();
    for (Trial trial : session) {
      Optional<LatencyRecord> record = run.find(trial.label());
      outcomes.add(
          record.isPresent() && base.isPresent()
              ? done(trial.key(), new MeasuredTrial(id, run.keptLoaded(), record.get(), base.get()))
              : new TrialOutcome.Broken(trial.key(), reason(run, trial.label())));
    }
    return outcomes;
  }

  // Anything else asked of a lost device would fail too, only later.
  private BenchRun measure(List<Trial> session) {
    DeviceException known = lost;
    if (known != null) {
      throw known;
    }
    try {
      return measurer.measure(
          session.stream().map(it -> BenchSubject.of(it.label(), it.spec())).toList(),
          session.get(0).key().seed());
    } catch (DeviceException e) {
      lost = e;
      throw e;
    }
  }

  private static TrialOutcome done(TrialKey key, MeasuredTrial trial) {
    double millis = trial.record().measured().summary().p50Ms();
    BigDecimal value = BigDecimal.valueOf(millis).round(DIGITS);
    MetricSet values = MetricSet.EMPTY.with(Metrics.LATENCY.name(), value);
    return new TrialOutcome.Done(key, values, trial.json());
  }

  private static String reason(BenchRun run, String name) {
    return run.failed().stream()
        .filter(failed -> failed.name().equals(name))
        .map(failed -> failed.stage() + ": " + failed.reason())
        .findFirst()
        .orElse("the base, which it is compared with, could not be measured");
  }
}
