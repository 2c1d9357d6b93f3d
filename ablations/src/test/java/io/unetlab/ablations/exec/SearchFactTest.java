package io.unetlab.ablations.exec;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.ablations.Studies;
import io.unetlab.ablations.design.DesignPlan;
import io.unetlab.ablations.propose.Proposers;
import io.unetlab.ablations.study.StudySpec;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a search found is read back from a store as it was. */
class SearchFactTest {

  private final MemoryStore store = new MemoryStore();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{algorithm: exact, objectives: [params, macs], keep: 5}",
        "{algorithm: [exact, nsga2, surrogate], objectives: [params, macs], evaluations: 12}",
        "{algorithm: fit, published: [{metric: params, value: 1.05M, within: 5 %}]}",
        "{algorithm: fit, published: [{metric: params, value: 9M, within: 1 %}]}"
      })
  void aRunKeepsAndReusesIt(String search) {
    StudySpec study = Studies.load("space", "design={search: " + search + "}");
    assertThat(SearchFact.find(study, store)).isEmpty();
    StudyResult first = StudyRunner.run(study, RunSettings.PLAIN.with(store));
    int writes = store.writes();

    assertThat(SearchFact.find(study, store)).contains(settled(study));
    StudyResult second = StudyRunner.run(study, RunSettings.PLAIN.with(store));
    assertThat(second.trials()).isEqualTo(first.trials()).hasSizeGreaterThan(1);
    assertThat(second.searched()).isEqualTo(first.searched());
    assertThat(store.writes()).isEqualTo(writes);
    assertThat(SearchFact.find(Studies.load("space"), store)).isEmpty();
  }

  private static DesignPlan settled(StudySpec study) {
    RunSettings settings = RunSettings.PLAIN;
    RunRounds rounds =
        new RunRounds(study, new Counting(study, settings), settings, List.of(), List.of());
    return Proposers.settle(Proposers.of(study), rounds);
  }

  @Test
  void otherDesignsHaveNone() {
    StudySpec study = Studies.load("choice");
    StudyRunner.run(study, RunSettings.PLAIN.with(store));

    assertThat(store.outcomes().keySet()).extracting(it -> it.metric()).containsOnly("counts");
  }

  /** The order of the ladder is not in it. */
  @Test
  void aSearchThatFindsAnOrderIsReplayed() {
    StudySpec study = Studies.load("blocks");
    StudyRunner.run(study, RunSettings.PLAIN.with(store));

    assertThat(SearchFact.find(study, store)).isEmpty();
  }
}
