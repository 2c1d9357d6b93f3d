package io.unetlab.ablations.propose;

import io.unetlab.ablations.trial.TrialResult;
import java.util.List;
import java.util.Optional;

/** Where the results of a proposer's rounds come from: a run, or the store of an earlier run. */
public interface RoundResults {

  /**
   * Why the search that asks ends before this round: its time is up, or something that it needs
   * cannot be measured; empty if it goes on.
   */
  Optional<String> end(Round round);

  /**
   * The results of a round.
   *
   * @return one for each variant, in its order; fewer if a read-only store ends within the round. A
   *     variant that cannot be measured has none of the latencies that the round needs
   */
  List<TrialResult> of(Round round);
}
