package io.unetlab.reports.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.ablations.design.SearchRun;
import io.unetlab.ablations.design.SearchRun.ExactSpace;
import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.ablations.study.SearchAlgorithm;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.reports.Fixtures;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A later rule says whether the kept variants have its answer for certain. */
final class KeptMembersTest {

  private static StudyResult exact(int members, double epsilon) {
    ExactSpace space =
        new ExactSpace(BigInteger.valueOf(1_057_536), members, epsilon, Optional.empty());
    return Fixtures.searched(
        new SearchRun(
            SearchAlgorithm.EXACT,
            Fixtures.study().completed().stream().map(Completed::variant).toList(),
            Optional.of(space)));
  }

  @Test
  void aThinnedFrontMayMissTheBest() {
    StudyResult result = exact(5_000, 0);
    assertThat(KeptMembers.sentence(result))
        .hasValueSatisfying(
            it ->
                assertThat(it)
                    .contains("among the " + result.trials().size() + " variants")
                    .contains("all 1,057,536 networks")
                    .contains("`unetlab run`"));
  }

  @Test
  void aFrontWithinABoundMayMissTheBest() {
    assertThat(KeptMembers.sentence(exact(1, 0.01))).isPresent();
  }

  @Test
  void aSearchWithoutAFrontOfTheSpaceSaysNothing() {
    StudyResult result =
        Fixtures.searched(
            SearchRun.of(SearchAlgorithm.LOCAL, List.of(Fixtures.study().base().variant())));
    assertThat(KeptMembers.sentence(result)).isEmpty();
  }
}
