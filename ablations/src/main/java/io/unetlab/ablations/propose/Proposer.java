package io.unetlab.ablations.propose;

import io.unetlab.ablations.design.DesignPlan;
import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.trial.TrialResult;
import java.util.List;
import java.util.Optional;

/**
 * Proposes a study's variants. A fixed design asks once, for all of them; one that learns asks
 * round by round, and what it asks next depends on what came of the rounds before and on nothing
 * else. So told the same results again it proposes the same: to resume is to replay.
 */
public interface Proposer {

  /** The variants of the next round; those of the plan once there is one. */
  List<Variant> ask();

  /**
   * Takes what came of a round.
   *
   * @param results one for each variant of the round, in its order; fewer where a store that is
   *     only read ends within it, and then the plan is made of what is known
   */
  void tell(List<TrialResult> results);

  /** What the study is about; empty while it still depends on results. */
  Optional<DesignPlan> plan();
}
