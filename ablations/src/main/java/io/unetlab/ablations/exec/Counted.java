package io.unetlab.ablations.exec;

import io.unetlab.ablations.design.DesignPlan;
import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.exec.Networks.Placed;
import io.unetlab.ablations.propose.Proposer;
import io.unetlab.ablations.propose.Proposers;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.trial.TrialResult;
import java.util.List;
import java.util.function.Predicate;

/**
 * The first stage of a study: all that its proposer asks for, counted.
 *
 * @param trials of the plan's variants that were to be run, the base first
 * @param reused how many networks' counts were known before
 */
record Counted(DesignPlan plan, List<TrialResult> trials, int reused) {

  /**
   * Lets a study's proposer ask until its plan is made, and then counts the plan's variants.
   *
   * @param networks gives the counts: found out now, or read from a store
   * @param only which of the plan's variants are wanted; the base always is
   */
  static Counted of(
      StudySpec study, Proposer proposer, Networks networks, Predicate<Variant> only) {
    return of(study, plan(study, proposer, networks), networks, only);
  }

  /** Lets a proposer ask until its plan is made. */
  static DesignPlan plan(StudySpec study, Proposer proposer, Networks networks) {
    return Proposers.settle(
        proposer, asked -> TrialResults.of(study, networks.of(asked), networks));
  }

  /** Counts a plan's variants. */
  static Counted of(StudySpec study, DesignPlan plan, Networks networks, Predicate<Variant> only) {
    List<Placed> placed =
        networks.of(plan.variants().stream().filter(it -> it.isBase() || only.test(it)).toList());
    return new Counted(plan, TrialResults.of(study, placed, networks), networks.reused(placed));
  }
}
