package io.unetlab.ablations.exec;

import io.unetlab.ablations.StudyCode;
import io.unetlab.ablations.design.DesignPlan;
import io.unetlab.ablations.propose.Proposers;
import io.unetlab.ablations.space.SearchWatch;
import io.unetlab.ablations.space.SharedTables;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.spec.source.Problems;

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
    requireKnown(study);
    Counting counting = new Counting(study, RunSettings.PLAIN);
    return Proposers.settle(Proposers.of(study, tables), new PlannedRounds(study, counting));
  }

  // Scores take an evaluation each, which a plan does not make.
  private static void requireKnown(StudySpec study) {
    boolean learns =
        study.design().ladder().best().isPresent() || study.design().search().isPresent();
    Problems problems = new Problems();
    study
        .scoring()
        .filter(it -> learns)
        .ifPresent(
            it ->
                problems.error(
                    StudyCode.BAD_SEARCH,
                    it.location(),
                    "quality",
                    "the design depends on scores, which are not measured yet",
                    "`unetlab run` measures them first"));
    problems.throwIfErrors();
  }
}
