package io.unetlab.ablations.propose;

import io.unetlab.ablations.search.SearchSpace;
import io.unetlab.ablations.space.ComparisonRelations;
import io.unetlab.ablations.space.ConditionRelations;
import io.unetlab.ablations.space.Relation;
import io.unetlab.ablations.study.StudySpec;
import java.util.ArrayList;
import java.util.List;

/** A study's factors as a space to search, with its conditions and comparisons. */
final class StudySpace {

  private StudySpace() {}

  static SearchSpace of(StudySpec study) {
    List<Relation> relations = new ArrayList<>(ConditionRelations.of(study.factors()));
    relations.addAll(ComparisonRelations.of(study));
    return SearchSpace.of(study.factors(), relations);
  }
}
