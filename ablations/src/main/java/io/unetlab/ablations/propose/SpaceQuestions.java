package io.unetlab.ablations.propose;

import io.unetlab.ablations.StudyCode;
import io.unetlab.ablations.exact.Effort;
import io.unetlab.ablations.exact.EntangledException;
import io.unetlab.ablations.exact.ExactFront;
import io.unetlab.ablations.exact.ExactOptimum;
import io.unetlab.ablations.exact.Front;
import io.unetlab.ablations.exact.FrontMember;
import io.unetlab.ablations.exact.Goal;
import io.unetlab.ablations.exact.Limit;
import io.unetlab.ablations.exact.SpaceClash;
import io.unetlab.ablations.exact.SpaceCount;
import io.unetlab.ablations.exact.SpaceLimit;
import io.unetlab.ablations.space.Column;
import io.unetlab.ablations.space.Relation;
import io.unetlab.ablations.space.SearchWatch;
import io.unetlab.ablations.space.TabledSpace;
import io.unetlab.ablations.study.Constraint;
import io.unetlab.ablations.study.Objective;
import io.unetlab.ablations.study.SearchSpec;
import io.unetlab.ablations.study.SelectSpec;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.spec.source.SourceLocation;
import io.unetlab.spec.source.SpecException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a study asks of its space: the front and the rule's choice, or why there is none. */
final class SpaceQuestions {

  private final StudySpec study;
  private final TabledSpace space;

  SpaceQuestions(StudySpec study, TabledSpace space) {
    this.study = study;
    this.space = space;
  }

  /**
   * The front of the search's objectives, under the study's constraints.
   *
   * @throws SpecException when too many factors interact, or nothing is left
   */
  Front front(SearchSpec search, SearchWatch watch) {
    try {
      Front front =
          ExactFront.of(
              space,
              search.objectives().stream().map(it -> goal(Objective.of(it))).toList(),
              limits(study.constraints()),
              search.epsilon(),
              Effort.usual(),
              watch);
      if (front.members().isEmpty() && front.shortfall().isEmpty()) {
        refuseEmpty();
      }
      return front;
    } catch (EntangledException e) {
      throw refused(
          entangled(e), "give some of them fewer options, or use another algorithm, such as nsga2");
    }
  }

  /** How many configurations exist. */
  BigInteger count() {
    return SpaceCount.of(space);
  }

  /**
   * The combinations that cannot be on the front because a model refuses to predict their latency;
   * empty without any.
   */
  List<String> refused(SearchSpec search) {
    BigInteger all = count();
    List<String> refused = new ArrayList<>();
    for (Metric objective : search.objectives()) {
      List<Relation> known = Metrics.isLatency(objective) ? column(objective).known() : List.of();
      if (!known.isEmpty()) {
        List<Relation> relations = new ArrayList<>(space.relations());
        relations.addAll(known);
        BigInteger predicted =
            SpaceCount.of(new TabledSpace(space.factors(), relations, space.columns()));
        refused.add(
            String.format(
                Locale.ROOT,
                "%,d of %,d combinations: %s",
                all.subtract(predicted),
                all,
                known.get(0).reason()));
      }
    }
    return refused;
  }

  /** Where no objective is known, there are configurations but no front, which is no mistake. */
  private void refuseEmpty() {
    if (count().signum() == 0) {
      throw empty(
          study.location(),
          "no combination of options satisfies the conditions, comparisons and rules of networks",
          "plan names the options that none has; other values make some possible");
    }
    List<SpaceLimit> limits =
        study.constraints().stream().map(it -> new SpaceLimit(it, column(it.metric()))).toList();
    Optional<String> clash = SpaceClash.of(space, limits).clash();
    if (clash.isPresent()) {
      throw empty(
          study.constraints().get(0).location(),
          clash.get(),
          "loosen it, or give the factors other values");
    }
  }

  private static SpecException empty(SourceLocation location, String message, String help) {
    return SpecException.of(StudyCode.EMPTY_SPACE, location, message, help);
  }

  /** Why the best variant by the study's rule may be none of the front's; empty if it is found. */
  Optional<String> unanswered() {
    SelectSpec rule = study.select();
    if (rule.score().isPresent()) {
      return Optional.of("its score is that of variants that were evaluated");
    }
    List<String> whole =
        rule.metrics().stream()
            .filter(it -> space.column(it).isEmpty())
            .map(Metric::name)
            .distinct()
            .toList();
    return whole.isEmpty()
        ? Optional.empty()
        : Optional.of(String.join(", ", whole) + " is known of whole networks only");
  }

  /** The best variant by the study's rule, as far as the rule's metrics are sums or maxima. */
  Optional<FrontMember> optimum() {
    SelectSpec rule = study.select();
    if (unanswered().isPresent()) {
      return Optional.empty();
    }
    return ExactOptimum.of(
        space,
        rule.objectives().stream().map(it -> goal(it)).toList(),
        limits(rule.where()),
        rule.unknown());
  }

  private Goal goal(Objective objective) {
    return new Goal(
        column(objective.metric()), objective.direction() == Objective.Direction.MINIMIZE);
  }

  private List<Limit> limits(List<Constraint> constraints) {
    return constraints.stream()
        .map(it -> new Limit(column(it.metric()), it.comparison(), it.bound()))
        .toList();
  }

  private Column column(Metric metric) {
    return space
        .column(metric)
        .orElseThrow(
            () ->
                refused(
                    "the exact front needs objectives and constraints that are sums or maxima over"
                        + " parts of the network; `"
                        + metric.name()
                        + "` is not known as one",
                    "make it a limit of the rule, or use another algorithm, such as nsga2"));
  }

  private String entangled(EntangledException e) {
    List<String> names = new ArrayList<>();
    for (int factor : e.factors()) {
      names.add(study.factors().get(factor).name());
    }
    return "too many factors interact for an exact front: "
        + String.join(", ", names)
        + ": "
        + e.getMessage();
  }

  private SpecException refused(String message, String help) {
    return SpecException.of(StudyCode.BAD_DESIGN, study.location(), message, help);
  }
}
