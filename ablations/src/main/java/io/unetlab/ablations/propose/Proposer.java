package io.unetlab.ablations.propose;

import io.unetlab.ablations.design.DesignPlan;
import io.unetlab.ablations.trial.TrialResult;
import java.util.List;
import java.util.Optional;

/**
 * Proposes a study's variants. A fixed design asks once, for all of them; one that learns asks in
 * rounds, and the next round depends only on the results so far. Given the same results, it
 * proposes the same variants, so a run is resumed by replaying it.
 */
public interface Proposer {

  /** The next round; once the plan is complete, the plan's variants. */
  Round ask();

  /**
   * Takes the results of a round.
   *
   * @param results one for each variant of the round, in its order; fewer if a read-only store ends
   *     within the round; the plan then uses what is known
   */
  void tell(List<TrialResult> results);

  /**
   * Ends the search that asks, in place of the results of its next round; the plan uses what is
   * known. Another search may follow.
   *
   * @param why as {@link RoundResults#end} states it
   */
  void end(String why);

  /** The study's plan; empty while it still depends on results. */
  Optional<DesignPlan> plan();
}
