package io.unetlab.ablations.exec;

import io.unetlab.ablations.design.DesignPlan;
import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.exec.Networks.Placed;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.trial.TrialResult;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The first stage of a study: everything that its proposer asks for, counted.
 *
 * @param trials for the plan's selected variants, the base first
 * @param reused how many networks' counts were known before
 * @param only selects the plan's variants as {@link Labels#fitting} does; empty for all
 */
record Counted(DesignPlan plan, List<TrialResult> trials, int reused, Optional<String> only) {

  /**
   * Counts a plan's variants.
   *
   * @param networks source of the counts: computed now, or read from a store
   * @param only selects the plan's variants; empty for all; the base is always included
   */
  static Counted of(StudySpec study, DesignPlan plan, Networks networks, Optional<String> only) {
    Predicate<Variant> wanted = only.map(Labels::fitting).orElse(variant -> true);
    List<Placed> placed =
        networks.of(plan.variants().stream().filter(it -> it.isBase() || wanted.test(it)).toList());
    return new Counted(
        plan, TrialResults.of(study, placed, networks), networks.reused(placed), only);
  }
}
