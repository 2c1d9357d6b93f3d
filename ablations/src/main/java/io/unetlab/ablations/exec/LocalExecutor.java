package io.unetlab.ablations.exec;

import io.unetlab.ablations.trial.Trial;
import io.unetlab.ablations.trial.TrialOutcome;
import io.unetlab.profiler.device.DeviceException;
import java.util.List;
import java.util.concurrent.CancellationException;
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
  static LocalExecutor oneByOne(BooleanSupplier stopped) {
    return new LocalExecutor(false, stopped);
  }

  @Override
  public void run(
      Evaluator evaluator, List<List<Trial>> sessions, Consumer<TrialOutcome> outcomes) {
    Stream<List<Trial>> stream = parallel ? sessions.parallelStream() : sessions.stream();
    stream
        .filter(session -> !stopped.getAsBoolean())
        .flatMap(session -> outcomes(evaluator, session).stream())
        .forEach(outcomes);
  }

  // Running out of memory or stack is a failure of the network, not of the run: an evaluator
  // shares no mutable state, so its memory is garbage by now, and the next network may fit. A
  // network that failed because another one took the memory is retried by the next run.
  static List<TrialOutcome> outcomes(Evaluator evaluator, List<Trial> session) {
    try {
      return evaluator.evaluate(session);
    } catch (CancellationException stopped) {
      throw stopped;
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
      return broken(session, reason(e));
    }
  }

  private static List<TrialOutcome> broken(List<Trial> session, String reason) {
    return session.stream()
        .<TrialOutcome>map(it -> new TrialOutcome.Broken(it.key(), reason))
        .toList();
  }

  /** A device's exception says in its message what to do; for others the type matters too. */
  static String reason(Throwable e) {
    return e instanceof DeviceException ? String.valueOf(e.getMessage()) : e.toString();
  }
}
