package io.unetlab.ablations.space;

import io.unetlab.ablations.study.StudySpec;
import java.util.ArrayList;
import java.util.List;

/** What a study itself says of its space, before any rule of networks: conditions, comparisons. */
public final class StudyRelations {

  private StudyRelations() {}

  /** Conditions, then comparisons; each in the study's order. */
  public static List<Relation> of(StudySpec study) {
    List<Relation> relations = new ArrayList<>(ConditionRelations.of(study.factors()));
    relations.addAll(ComparisonRelations.of(study));
    return relations;
  }
}
