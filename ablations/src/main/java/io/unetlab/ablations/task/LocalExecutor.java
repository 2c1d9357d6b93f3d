package io.unetlab.ablations.task;

import io.unetlab.ablations.trial.Trial;
import io.unetlab.ablations.trial.TrialOutcome;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;

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
      Evaluator evaluator, Supply<List<Trial>> sessions, Consumer<TrialOutcome> outcomes) {
    int ran;
    do {
      // A supply that had nothing for a turn may have more once the others are done.
      ran = round(evaluator, sessions, outcomes);
    } while (ran > 0);
  }

  private int round(
      Evaluator evaluator, Supply<List<Trial>> sessions, Consumer<TrialOutcome> outcomes) {
    IntStream turns = IntStream.range(0, sessions.size());
    return (parallel ? turns.parallel() : turns)
        .filter(turn -> !stopped.getAsBoolean())
        .mapToObj(turn -> sessions.next())
        .flatMap(Optional::stream)
        .mapToInt(
            session -> {
              Sessions.outcomes(evaluator, session).forEach(outcomes);
              return 1;
            })
        .sum();
  }
}
