package io.unetlab.ablations.exec;

import io.unetlab.ablations.design.DesignPlan;
import io.unetlab.ablations.propose.Proposers;
import io.unetlab.ablations.space.SearchWatch;
import io.unetlab.ablations.space.SharedTables;
import io.unetlab.ablations.study.StudySpec;

/**
 * A study's plan without a run. For a design that learns, the networks that it asks for are counted
 * here; a search with a budget ends before its first round.
 */
public final class DesignPlanner {

  private DesignPlanner() {}

  public static DesignPlan plan(StudySpec study) {
    return plan(study, new SharedTables(study, SearchWatch.NONE));
  }

  static DesignPlan plan(StudySpec study, SharedTables tables) {
    Counting counting = new Counting(study, RunSettings.PLAIN);
    return Proposers.settle(Proposers.of(study, tables), new PlannedRounds(study, counting));
  }
}
