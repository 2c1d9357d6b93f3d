package io.unetlab.ablations.propose;

import io.unetlab.ablations.StudyCode;
import io.unetlab.ablations.design.DesignPlan;
import io.unetlab.ablations.design.SearchRun;
import io.unetlab.ablations.design.SearchRun.ExactSpace;
import io.unetlab.ablations.design.Searched;
import io.unetlab.ablations.design.Variant;
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
import io.unetlab.ablations.exact.SpreadMembers;
import io.unetlab.ablations.space.Column;
import io.unetlab.ablations.space.SearchWatch;
import io.unetlab.ablations.space.SpaceTables;
import io.unetlab.ablations.space.TabledSpace;
import io.unetlab.ablations.study.Constraint;
import io.unetlab.ablations.study.Factor;
import io.unetlab.ablations.study.Objective;
import io.unetlab.ablations.study.SearchAlgorithm;
import io.unetlab.ablations.study.SearchSpec;
import io.unetlab.ablations.study.SelectSpec;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.trial.TrialResult;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.spec.source.SourceLocation;
import io.unetlab.spec.source.SpecException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The exact front of a study's space, and the best variant by its rule. It learns nothing from
 * results: both follow from the space's tables.
 *
 * <p>The front is that of the search's objectives, under the study's constraints. The rule's limits
 * do not narrow it, since they may change after the run; the variant that the rule chooses is
 * added, on the front or not.
 */
final class ExactProposer implements Proposer {

  private final StudySpec study;
  private final SearchSpec search;
  private final SearchWatch watch;
  private Optional<DesignPlan> plan = Optional.empty();

  private ExactProposer(StudySpec study, SearchSpec search, SearchWatch watch) {
    this.study = study;
    this.search = search;
    this.watch = watch;
  }

  static Optional<Proposer> of(StudySpec study, SearchWatch watch) {
    return study
        .design()
        .search()
        .filter(it -> it.algorithms().equals(List.of(SearchAlgorithm.EXACT)))
        .map(it -> new ExactProposer(study, it, watch));
  }

  @Override
  public Round ask() {
    return Round.counted(plan().orElseThrow().variants());
  }

  @Override
  public void tell(List<TrialResult> results) {}

  @Override
  public void end(String why) {}

  /**
   * Computes the front the first time.
   *
   * @throws SpecException when it cannot be computed
   */
  @Override
  public Optional<DesignPlan> plan() {
    if (plan.isEmpty()) {
      plan = Optional.of(DesignPlan.of(study, study.design().ladder().given(), found()));
    }
    return plan;
  }

  private Searched found() {
    TabledSpace space = SpaceTables.of(study, watch);
    try {
      Front front =
          ExactFront.of(
              space,
              search.objectives().stream().map(it -> goal(space, Objective.of(it))).toList(),
              limits(space, study.constraints()),
              search.epsilon(),
              Effort.usual(),
              watch);
      BigInteger configurations = SpaceCount.of(space);
      if (front.members().isEmpty() && front.shortfall().isEmpty()) {
        refuseEmpty(space, configurations);
      }
      List<FrontMember> members = SpreadMembers.of(front, search.keep());
      Set<Variant> variants = new LinkedHashSet<>();
      members.forEach(it -> variants.add(variant(it)));
      optimum(space).ifPresent(it -> variants.add(variant(it)));
      ExactSpace found =
          new ExactSpace(
              configurations, front.members().size(), search.epsilon(), front.shortfall());
      return new Searched(
          List.copyOf(variants),
          told(front, members.size()),
          List.of(new SearchRun(SearchAlgorithm.EXACT, List.of(), Optional.of(found))));
    } catch (EntangledException e) {
      throw refused(
          entangled(e), "give some of them fewer options, or use another algorithm, such as nsga2");
    }
  }

  /** Where no objective is known, there are configurations but no front, which is no mistake. */
  private void refuseEmpty(TabledSpace space, BigInteger configurations) {
    if (configurations.signum() == 0) {
      throw empty(
          study.location(),
          "no combination of options satisfies the conditions, comparisons and rules of networks",
          "plan names the options that none has; other values make some possible");
    }
    List<SpaceLimit> limits =
        study.constraints().stream()
            .map(it -> new SpaceLimit(it, column(space, it.metric())))
            .toList();
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

  private static List<String> told(Front front, int kept) {
    List<String> told = new ArrayList<>();
    int size = front.members().size();
    if (kept < size) {
      told.add(
          String.format(
              Locale.ROOT,
              "%,d of the front's %,d members; %,d are spread over it",
              size - kept,
              size,
              kept));
    }
    front.shortfall().ifPresent(why -> told.add("parts of the front: " + why));
    return told;
  }

  /** The best variant by the study's rule, as far as the rule's metrics are sums or maxima. */
  private Optional<FrontMember> optimum(TabledSpace space) {
    SelectSpec rule = study.select();
    boolean decomposes = rule.metrics().stream().allMatch(it -> space.column(it).isPresent());
    if (rule.score().isPresent() || !decomposes) {
      return Optional.empty();
    }
    return ExactOptimum.of(
        space,
        rule.objectives().stream().map(it -> goal(space, it)).toList(),
        limits(space, rule.where()),
        rule.unknown());
  }

  private Goal goal(TabledSpace space, Objective objective) {
    return new Goal(
        column(space, objective.metric()), objective.direction() == Objective.Direction.MINIMIZE);
  }

  private List<Limit> limits(TabledSpace space, List<Constraint> constraints) {
    return constraints.stream()
        .map(it -> new Limit(column(space, it.metric()), it.comparison(), it.bound()))
        .toList();
  }

  private Column column(TabledSpace space, Metric metric) {
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

  private Variant variant(FrontMember member) {
    Map<String, String> choices = new LinkedHashMap<>();
    int[] configuration = member.configuration();
    for (int i = 0; i < configuration.length; i++) {
      Factor factor = study.factors().get(i);
      choices.put(factor.name(), factor.options().get(configuration[i]).name());
    }
    return Variant.of(study.factors(), choices);
  }
}
