package io.unetlab.ablations.exec;

import io.unetlab.ablations.trial.TrialKey;
import io.unetlab.ablations.trial.TrialOutcome;
import io.unetlab.profiler.metric.MetricSet;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * How far a search has come, as its store keeps it. Time does not replay, so where it ran out is a
 * fact like any measured value.
 *
 * @param rounds how many are complete; their results are final, failures included: a search learned
 *     from them
 * @param seconds that it took, over all runs
 * @param reason why it ended; empty if it goes on, or ended by itself
 */
record SearchState(int rounds, double seconds, Ending ending, String reason) {

  /** Why no further round was run. */
  enum Ending {
    NONE,
    TIME,
    /** A target was missing; a later run goes on if it finds it. */
    BEFORE_ROUND,
    /** A target was lost, so one more round is known in part; a later run repeats it. */
    WITHIN_ROUND
  }

  static final SearchState START = new SearchState(0, 0, Ending.NONE, "");

  private static final String ROUNDS = "rounds";
  private static final String SECONDS = "seconds";
  private static final String SPACE = " ";

  SearchState {
    Objects.requireNonNull(ending, "ending");
    Objects.requireNonNull(reason, "reason");
  }

  SearchState with(Ending other, String why) {
    return new SearchState(rounds, seconds, other, why);
  }

  TrialOutcome outcome(TrialKey key) {
    MetricSet values =
        MetricSet.EMPTY
            .with(ROUNDS, BigDecimal.valueOf(rounds))
            .with(SECONDS, BigDecimal.valueOf(seconds));
    return new TrialOutcome.Done(key, values, ending + SPACE + reason);
  }

  static SearchState of(TrialOutcome.Done outcome) {
    MetricSet values = outcome.values();
    String[] ending = outcome.detail().split(SPACE, 2);
    return new SearchState(
        values.require(ROUNDS).intValueExact(),
        values.require(SECONDS).doubleValue(),
        Ending.valueOf(ending[0]),
        ending[1]);
  }
}
