package io.unetlab.ablations.task;

import io.unetlab.ablations.trial.Trial;
import io.unetlab.ablations.trial.TrialKey;
import io.unetlab.ablations.trial.TrialOutcome;
import java.util.List;
import java.util.Optional;

/**
 * Evaluates one property of networks: their counts, or a latency on a target. It chooses neither
 * the networks nor where it runs.
 *
 * <p>It works on sessions, since only it knows what they mean: counts do not depend on other
 * networks, and latencies are compared within their session. The caller decides which networks
 * share a session, and an executor never splits one.
 */
public interface Evaluator extends AutoCloseable {

  /**
   * Everything that determines a network's outcome, including the evaluator's version.
   *
   * @param spec hash of the network
   * @param seed number of the replicate, from 0
   */
  TrialKey key(String spec, long seed);

  /**
   * Whether a session compares its networks with its first one, which is then part of every session
   * even if its outcome is known.
   */
  boolean comparesWithFirst();

  /**
   * Evaluates the trials of one session; at least one, all with the same seed.
   *
   * @return an outcome for each
   * @throws RuntimeException when the session as a whole fails
   */
  List<TrialOutcome> evaluate(List<Trial> session);

  /** What another machine needs to do the same; empty if only this process can. */
  default Optional<Work> work() {
    return Optional.empty();
  }

  /** Releases what it opened. */
  @Override
  default void close() {}
}
