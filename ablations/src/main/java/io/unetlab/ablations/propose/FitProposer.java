package io.unetlab.ablations.propose;

import io.unetlab.ablations.design.DesignPlan;
import io.unetlab.ablations.design.Searched;
import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.fit.Fitting;
import io.unetlab.ablations.space.SharedTables;
import io.unetlab.ablations.study.FitSpec;
import io.unetlab.ablations.study.SearchSpec;
import io.unetlab.ablations.study.StudySpec;
import java.util.List;
import java.util.Optional;

/**
 * Proposes the configurations that fit published figures best. They come from tables, so nothing
 * that a run counts changes them.
 */
final class FitProposer {

  private FitProposer() {}

  static Optional<Proposer> of(StudySpec study, SharedTables tables) {
    return study
        .design()
        .search()
        .flatMap(
            search ->
                search.fit().map(asked -> new FixedDesign(plan(study, search, asked, tables))));
  }

  private static DesignPlan plan(
      StudySpec study, SearchSpec search, FitSpec asked, SharedTables tables) {
    Fitting fitting = Fitting.of(tables.get(), asked, search.keep());
    List<Variant> variants =
        fitting.configurations().stream().map(it -> Variant.of(study.factors(), it)).toList();
    Searched found = Searched.fitted(variants, fitting.found());
    return DesignPlan.of(study, study.design().ladder().given(), found);
  }
}
