package io.unetlab.ablations.exec;

import io.unetlab.ablations.design.DesignPlan;
import io.unetlab.ablations.propose.Proposers;
import io.unetlab.ablations.study.StudySpec;

/**
 * A study's plan without a run; for a design that learns, the networks that it asks for are counted
 * here.
 */
public final class DesignPlanner {

  private DesignPlanner() {}

  public static DesignPlan plan(StudySpec study) {
    Counting counting = new Counting(study, RunSettings.PLAIN);
    return Proposers.settle(
        Proposers.of(study), variants -> TrialResults.of(study, counting.of(variants), counting));
  }
}
