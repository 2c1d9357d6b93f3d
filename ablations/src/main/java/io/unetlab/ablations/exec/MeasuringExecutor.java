package io.unetlab.ablations.exec;

import io.unetlab.ablations.trial.Trial;
import io.unetlab.ablations.trial.TrialKey;
import io.unetlab.ablations.trial.TrialOutcome;
import io.unetlab.profiler.latency.BenchRun;
import io.unetlab.profiler.latency.LatencyRecord;
import io.unetlab.profiler.metric.MetricSet;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.profiler.runtime.BenchSubject;
import io.unetlab.spec.model.SpecHash;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Measures a batch in one session, so that its networks can be compared; the first is the base. */
final class MeasuringExecutor implements TrialExecutor {

  /** Grows when the same session would give another latency. */
  private static final String EVALUATOR = "bench 1";

  private static final MathContext DIGITS = new MathContext(9);

  private final LatencyMeasurer measurer;
  private final UnaryOperator<String> naming;

  /**
   * @param naming from a hash's first digits, by which a network is kept, to what people call it
   *     while it is measured; each network another
   */
  MeasuringExecutor(LatencyMeasurer measurer, UnaryOperator<String> naming) {
    this.measurer = measurer;
    this.naming = naming;
  }

  /** The key of a network's latency in one repetition. */
  TrialKey key(String specHash, long replicate) {
    return new TrialKey(
        specHash,
        Metrics.LATENCY.name(),
        measurer.target(),
        measurer.protocol(),
        replicate,
        EVALUATOR);
  }

  @Override
  public void run(List<Trial> batch, Consumer<TrialOutcome> outcomes) {
    List<BenchSubject> subjects =
        batch.stream()
            .map(trial -> BenchSubject.of(naming.apply(brief(trial)), trial.spec()))
            .toList();
    BenchRun run = measurer.measure(subjects, batch.get(0).key().seed());
    String session = UUID.randomUUID().toString();
    Optional<LatencyRecord> base =
        run.find(subjects.get(0).name()).map(it -> it.named(brief(batch.get(0))));
    for (int i = 0; i < batch.size(); i++) {
      String name = subjects.get(i).name();
      TrialKey key = batch.get(i).key();
      String brief = brief(batch.get(i));
      Optional<LatencyRecord> record = run.find(name).map(it -> it.named(brief));
      outcomes.accept(
          record.isPresent() && base.isPresent()
              ? done(key, new MeasuredTrial(session, run.keptLoaded(), record.get(), base.get()))
              : new TrialOutcome.Broken(key, reason(run, name), Instant.now()));
    }
  }

  private static String brief(Trial trial) {
    return new SpecHash(trial.key().spec()).brief();
  }

  private static TrialOutcome done(TrialKey key, MeasuredTrial trial) {
    double millis = trial.record().measured().summary().p50Ms();
    BigDecimal value = BigDecimal.valueOf(millis).round(DIGITS);
    MetricSet values = MetricSet.EMPTY.with(Metrics.LATENCY.name(), value);
    return new TrialOutcome.Done(key, values, trial.json(), Instant.now());
  }

  private static String reason(BenchRun run, String name) {
    return run.failed().stream()
        .filter(failed -> failed.name().equals(name))
        .map(failed -> failed.stage() + ": " + failed.reason())
        .findFirst()
        .orElse("the base, which it is compared with, could not be measured");
  }
}
