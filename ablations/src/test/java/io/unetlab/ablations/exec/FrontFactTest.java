package io.unetlab.ablations.exec;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.ablations.Studies;
import io.unetlab.ablations.design.DesignPlan;
import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.study.StudySpec;
import org.junit.jupiter.api.Test;

/** What an exact search found is read back from a store as it was. */
class FrontFactTest {

  private final MemoryStore store = new MemoryStore();

  @Test
  void isReadAsItWasKept() {
    StudySpec study = Studies.load("exact", "design.search.keep=5");
    assertThat(FrontFact.find(study, store)).isEmpty();

    DesignPlan plan = DesignPlanner.plan(study);
    FrontFact.kept(study, plan, store);

    assertThat(FrontFact.find(study, store)).contains(plan);
    assertThat(plan.searched().leftOut()).isNotEmpty();
    assertThat(FrontFact.find(Studies.load("exact"), store)).isEmpty();
  }

  @Test
  void aRunKeepsAndReusesIt() {
    StudySpec study = Studies.load("exact", "design.search.keep=5");
    StudyResult first = StudyRunner.run(study, RunSettings.PLAIN.with(store));
    int writes = store.writes();
    StudyResult second = StudyRunner.run(study, RunSettings.PLAIN.with(store));

    assertThat(FrontFact.find(study, store)).isPresent();
    assertThat(second.trials()).isEqualTo(first.trials());
    assertThat(second.searched()).isEqualTo(first.searched());
    assertThat(store.writes()).isEqualTo(writes);
  }

  @Test
  void otherDesignsHaveNone() {
    StudySpec study = Studies.load("choice");
    FrontFact.kept(study, DesignPlanner.plan(study), store);

    assertThat(store.outcomes()).isEmpty();
    assertThat(DesignPlanner.plan(study).variants()).contains(Variant.base(study.factors()));
  }
}
