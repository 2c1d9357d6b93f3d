package io.unetlab.ablations.propose;

import io.unetlab.ablations.search.SearchSpace;
import io.unetlab.ablations.space.ComparisonRelations;
import io.unetlab.ablations.space.ConditionRelations;
import io.unetlab.ablations.space.Relation;
import io.unetlab.ablations.study.Factor;
import io.unetlab.ablations.study.StudySpec;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A study's factors as a space to search: its conditions, its comparisons, and what is ordered. */
final class StudySpace {

  private StudySpace() {}

  static SearchSpace of(StudySpec study) {
    List<Relation> relations = new ArrayList<>(ConditionRelations.of(study.factors()));
    relations.addAll(ComparisonRelations.of(study));
    return of(study, relations);
  }

  static SearchSpace of(StudySpec study, List<Relation> relations) {
    return new SearchSpace(study.factors().stream().map(StudySpace::ranked).toList(), relations);
  }

  private static int[] ranked(Factor factor) {
    Optional<List<BigDecimal>> numbers = factor.numbers();
    IntStream options = IntStream.range(0, factor.options().size());
    return numbers.isEmpty()
        ? options.toArray()
        : options
            .boxed()
            .sorted(Comparator.comparing(numbers.get()::get))
            .mapToInt(it -> it)
            .toArray();
  }
}
