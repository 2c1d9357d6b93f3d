package io.unetlab.ablations.exec;

import io.unetlab.ablations.design.DesignPlan;
import io.unetlab.ablations.propose.Proposers;
import io.unetlab.ablations.study.StudySpec;

/** A study's plan without a run: of a design that learns, what it asks for is counted here. */
public final class DesignPlanner {

  private DesignPlanner() {}

  public static DesignPlan plan(StudySpec study) {
    Counting counting = new Counting(study, RunSettings.PLAIN);
    return Proposers.settle(
        Proposers.of(study), variants -> TrialResults.of(study, counting.of(variants), counting));
  }
}
