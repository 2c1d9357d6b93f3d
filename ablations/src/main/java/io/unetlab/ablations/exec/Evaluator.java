package io.unetlab.ablations.exec;

import io.unetlab.ablations.trial.Trial;
import io.unetlab.ablations.trial.TrialKey;
import io.unetlab.ablations.trial.TrialOutcome;
import java.util.List;

/**
 * Finds out one thing about networks: their counts, a latency on a target. It neither chooses which
 * networks nor where it runs.
 *
 * <p>It works on sessions, since only it knows what they mean: the counts of a network need no
 * other, and latencies are compared within their session. Whoever asks decides which networks share
 * a session, and an executor never divides one.
 */
public interface Evaluator {

  /**
   * What a network's outcome follows from, the evaluator's own version included.
   *
   * @param spec hash of the network
   * @param seed number of the repetition, from 0
   */
  TrialKey key(String spec, long seed);

  /**
   * Whether a session compares its networks with its first one, which then takes part in every
   * session, known or not.
   */
  boolean comparesWithFirst();

  /**
   * Evaluates the trials of one session; at least one, all of one seed.
   *
   * @return an outcome for each
   * @throws RuntimeException when the session as a whole fails
   */
  List<TrialOutcome> evaluate(List<Trial> session);
}
