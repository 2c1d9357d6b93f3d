package io.unetlab.ablations.exec;

import io.unetlab.ablations.propose.Round;
import io.unetlab.ablations.propose.RoundResults;
import io.unetlab.ablations.study.SearchAlgorithm;
import io.unetlab.ablations.study.SearchSpec;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.trial.TrialResult;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The rounds of a proposer before a run. Only what ends by itself and needs no measurement is known
 * then.
 */
record PlannedRounds(StudySpec study, Networks networks) implements RoundResults {

  private static final Set<SearchAlgorithm> ENDING =
      EnumSet.of(SearchAlgorithm.EXACT, SearchAlgorithm.SNAPFUSION);

  @Override
  public Optional<String> end(Round round) {
    boolean isKnown =
        round.needs().isEmpty()
            && study
                .design()
                .search()
                .map(SearchSpec::algorithms)
                .map(it -> it.get(Math.min(round.search(), it.size() - 1)))
                .map(ENDING::contains)
                .orElse(true);
    return isKnown ? Optional.empty() : Optional.of("its variants depend on what a run finds");
  }

  @Override
  public List<TrialResult> of(Round round) {
    return TargetLatencies.addTo(
        TrialResults.of(study, networks.of(round.variants()), networks),
        TargetLatencies.unmeasured(study));
  }
}
