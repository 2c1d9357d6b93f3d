package io.unetlab.ablations.task;

import io.unetlab.ablations.trial.Trial;
import io.unetlab.ablations.trial.TrialOutcome;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Runs sessions in this process. */
public final class LocalExecutor implements TrialExecutor {

  private final boolean parallel;
  private final BooleanSupplier stopped;

  private LocalExecutor(boolean parallel, BooleanSupplier stopped) {
    this.parallel = parallel;
    this.stopped = stopped;
  }

  /**
   * Runs sessions on all cores at once.
   *
   * @param stopped whether to skip the sessions that have not started
   */
  public static LocalExecutor onAllCores(BooleanSupplier stopped) {
    return new LocalExecutor(true, stopped);
  }

  /** Runs sessions one after the other in the calling thread, as measuring requires. */
  public static LocalExecutor oneByOne(BooleanSupplier stopped) {
    return new LocalExecutor(false, stopped);
  }

  @Override
  public void run(
      Evaluator evaluator, List<List<Trial>> sessions, Consumer<TrialOutcome> outcomes) {
    Stream<List<Trial>> stream = parallel ? sessions.parallelStream() : sessions.stream();
    stream
        .filter(session -> !stopped.getAsBoolean())
        .flatMap(session -> Sessions.outcomes(evaluator, session).stream())
        .forEach(outcomes);
  }
}
