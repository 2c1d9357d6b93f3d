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
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The exact front of a study's space, and the best variant by its rule. Both follow from the
 * space's tables; the results only check them: each variant is counted as a whole network, and a
 * difference is told as an error of this program.
 *
 * <p>The front is that of the search's objectives, under the study's constraints. The rule's limits
 * do not narrow it, since they may change after the run; the variant that the rule chooses is
 * added, on the front or not.
 */
final class ExactProposer implements Proposer {

  private final StudySpec study;
  private final SearchSpec search;
  private final SearchWatch watch;
  private final Map<Variant, Expected> expected = new LinkedHashMap<>();
  private Optional<Searched> found = Optional.empty();
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

  /** The members of the front and the rule's choice, to be counted as whole networks. */
  @Override
  public Round ask() {
    return Round.counted(plan.map(DesignPlan::variants).orElseGet(() -> found().variants()));
  }

  @Override
  public void tell(List<TrialResult> results) {
    if (plan.isEmpty()) {
      List<String> differences = results.stream().flatMap(it -> difference(it).stream()).toList();
      finish(differences);
    }
  }

  @Override
  public void end(String why) {
    finish(List.of());
  }

  @Override
  public Optional<DesignPlan> plan() {
    return plan;
  }

  private void finish(List<String> differences) {
    Searched searched = differences.isEmpty() ? found() : doubted(found(), differences);
    plan = Optional.of(DesignPlan.of(study, study.design().ladder().given(), searched));
  }

  /**
   * Computes the front the first time.
   *
   * @throws SpecException when it cannot be computed
   */
  private Searched found() {
    if (found.isEmpty()) {
      found = Optional.of(searched());
    }
    return found.get();
  }

  private Searched searched() {
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
      members.forEach(it -> expect(space, it));
      optimum(space).ifPresent(it -> expect(space, it));
      ExactSpace exact =
          new ExactSpace(
              configurations, front.members().size(), search.epsilon(), front.shortfall());
      return new Searched(
          List.copyOf(expected.keySet()),
          told(front, members.size()),
          List.of(new SearchRun(SearchAlgorithm.EXACT, List.of(), Optional.of(exact))));
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

  private Optional<String> difference(TrialResult result) {
    return Objects.requireNonNull(expected.get(result.variant())).difference(result);
  }

  private void expect(TabledSpace space, FrontMember member) {
    Map<Metric, BigDecimal> values = new LinkedHashMap<>();
    for (Column column : space.columns()) {
      if (compared().contains(column.metric())) {
        values.put(column.metric(), column.decimal(column.at(member.configuration())));
      }
    }
    expected.put(variant(member), new Expected(values));
  }

  // Other metrics may be unknown for a member.
  private List<Metric> compared() {
    return Stream.concat(
            search.objectives().stream(), study.constraints().stream().map(Constraint::metric))
        .toList();
  }

  /** Tables that are wrong about members may be wrong about others too. */
  private static Searched doubted(Searched found, List<String> differences) {
    String doubt =
        String.format(
            Locale.ROOT,
            "an error in this program: %,d of %,d differ from their tables, first %s",
            differences.size(),
            found.variants().size(),
            differences.get(0));
    List<String> leftOut = new ArrayList<>(found.leftOut());
    leftOut.add(doubt);
    return new Searched(
        found.variants(), leftOut, found.runs().stream().map(it -> it.with(doubt)).toList());
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
