package io.unetlab.ablations.propose;

import io.unetlab.ablations.design.DesignPlan;
import io.unetlab.ablations.design.Searched;
import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.fit.Fitting;
import io.unetlab.ablations.space.SpaceTables;
import io.unetlab.ablations.space.TabledSpace;
import io.unetlab.ablations.study.FitSpec;
import io.unetlab.ablations.study.SearchSpec;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.trial.TrialResult;
import java.util.List;
import java.util.Optional;

/**
 * Proposes the configurations that fit published figures best. They come from tables, so nothing
 * that a run counts changes them.
 */
final class FitProposer implements Proposer {

  private final DesignPlan plan;

  private FitProposer(StudySpec study, SearchSpec search, FitSpec asked) {
    TabledSpace space = SpaceTables.of(study);
    Fitting fitting = Fitting.of(space, asked, search.keep());
    List<Variant> variants =
        fitting.configurations().stream().map(it -> Variant.of(study.factors(), it)).toList();
    plan =
        DesignPlan.of(
            study, study.design().ladder().given(), Searched.fitted(variants, fitting.found()));
  }

  static Optional<Proposer> of(StudySpec study) {
    return study
        .design()
        .search()
        .flatMap(search -> search.fit().map(fit -> new FitProposer(study, search, fit)));
  }

  @Override
  public Round ask() {
    return Round.counted(plan.variants());
  }

  @Override
  public void tell(List<TrialResult> results) {}

  @Override
  public void end(String why) {}

  @Override
  public Optional<DesignPlan> plan() {
    return Optional.of(plan);
  }
}
