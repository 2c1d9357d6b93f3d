package io.unetlab.ablations.exec;

import io.unetlab.ablations.trial.Trial;
import io.unetlab.ablations.trial.TrialKey;
import io.unetlab.ablations.trial.TrialOutcome;
import io.unetlab.builders.cache.Sha256;
import io.unetlab.profiler.metric.Metrics;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Counts networks on all cores. */
public final class CountingExecutor implements TrialExecutor {

  /** The number grows when the counting convention changes; another metric changes the rest. */
  private static final String EVALUATOR = "counts 2 " + metrics();

  private final BooleanSupplier stopped;

  /**
   * @param stopped whether the rest of a batch is to be left alone
   */
  public CountingExecutor(BooleanSupplier stopped) {
    this.stopped = stopped;
  }

  /** The key under which a network's counts are known. */
  public static TrialKey key(String specHash) {
    return new TrialKey(specHash, "counts", "", "", 0, EVALUATOR);
  }

  private static String metrics() {
    String names =
        Metrics.COUNTED.stream()
            .map(counted -> counted.metric().name())
            .collect(Collectors.joining(" "));
    return Sha256.of(names).substring(0, 8);
  }

  @Override
  public void run(List<Trial> batch, Consumer<TrialOutcome> outcomes) {
    batch.parallelStream()
        .filter(trial -> !stopped.getAsBoolean())
        .map(CountingExecutor::count)
        .forEach(outcomes);
  }

  // A network too large for the memory is its own failure; what comes next may fit.
  private static TrialOutcome count(Trial trial) {
    try {
      return new TrialOutcome.Done(trial.key(), Metrics.counted(trial.spec()), "", Instant.now());
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
      return new TrialOutcome.Broken(trial.key(), e.toString(), Instant.now());
    }
  }
}
