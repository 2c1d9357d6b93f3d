package io.unetlab.ablations.task;

import io.unetlab.ablations.trial.Trial;
import io.unetlab.ablations.trial.TrialOutcome;
import io.unetlab.profiler.device.DeviceException;
import java.util.List;
import java.util.concurrent.CancellationException;

/** Evaluates a session, wherever it runs: what goes wrong is the outcome of its trials. */
public final class Sessions {

  private Sessions() {}

  /**
   * The outcomes of a session.
   *
   * @throws CancellationException if it was stopped, which is no outcome
   */
  // Running out of memory or stack is a failure of the network, not of the run: an evaluator
  // shares no mutable state, so its memory is garbage by now, and the next network may fit. A
  // network that failed because another one took the memory is retried by the next run.
  public static List<TrialOutcome> outcomes(Evaluator evaluator, List<Trial> session) {
    try {
      return evaluator.evaluate(session);
    } catch (CancellationException stopped) {
      throw stopped;
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
      return broken(session, reason(e));
    }
  }

  /** The outcomes of a session that failed as a whole. */
  static List<TrialOutcome> broken(List<Trial> session, String reason) {
    return session.stream()
        .<TrialOutcome>map(it -> new TrialOutcome.Broken(it.key(), reason))
        .toList();
  }

  /** A device's exception says in its message what to do; for others the type matters too. */
  public static String reason(Throwable e) {
    return e instanceof DeviceException ? String.valueOf(e.getMessage()) : e.toString();
  }
}
