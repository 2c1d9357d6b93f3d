package io.unetlab.ablations.propose;

import io.unetlab.ablations.design.DesignPlan;
import io.unetlab.ablations.space.SearchWatch;
import io.unetlab.ablations.space.SharedTables;
import io.unetlab.ablations.study.StudySpec;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Selects a study's proposer. */
public final class Proposers {

  /** The proposers that learn, each with the studies that need it; the first match is used. */
  private static final List<BiFunction<StudySpec, SharedTables, Optional<Proposer>>> LEARNING =
      List.of(
          ComparedSearches::of,
          SearchProposer::of,
          (study, tables) -> SnapFusion.of(study),
          ExactProposer::of,
          FitProposer::of,
          (study, tables) -> GreedyLadder.of(study));

  private Proposers() {}

  /** The proposer of a study's design. */
  public static Proposer of(StudySpec study) {
    return of(study, SearchWatch.NONE);
  }

  /** The same, telling the progress of what takes long between two rounds. */
  public static Proposer of(StudySpec study, SearchWatch watch) {
    return of(study, new SharedTables(study, watch));
  }

  /** The same with the tables of the study's space, which others may need too. */
  public static Proposer of(StudySpec study, SharedTables tables) {
    return LEARNING.stream()
        .flatMap(it -> it.apply(study, tables).stream())
        .findFirst()
        .orElseGet(() -> FixedDesign.of(study));
  }

  /**
   * Runs a proposer until its plan is complete, which is immediately for a fixed design.
   *
   * @param results of its rounds
   */
  public static DesignPlan settle(Proposer proposer, RoundResults results) {
    Optional<DesignPlan> plan = proposer.plan();
    while (plan.isEmpty()) {
      Round round = proposer.ask();
      results.end(round).ifPresentOrElse(proposer::end, () -> proposer.tell(results.of(round)));
      plan = proposer.plan();
    }
    return plan.get();
  }
}
