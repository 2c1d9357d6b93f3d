package io.unetlab.ablations.exec;

import io.unetlab.ablations.propose.Round;
import io.unetlab.ablations.propose.RoundResults;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.trial.TrialResult;
import java.util.List;
import java.util.Optional;

/** The rounds of a proposer whose variants are only counted, without a limit of time. */
record CountedRounds(StudySpec study, Networks networks) implements RoundResults {

  @Override
  public Optional<String> end(Round round) {
    return round.needs().isEmpty()
        ? Optional.empty()
        : Optional.of("it needs latencies, and nothing is measured here");
  }

  @Override
  public List<TrialResult> of(Round round) {
    return TrialResults.of(study, networks.of(round.variants()), networks);
  }
}
