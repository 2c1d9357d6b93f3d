package io.unetlab.ablations.propose;

import io.unetlab.ablations.design.DesignPlan;
import io.unetlab.ablations.design.SearchRun;
import io.unetlab.ablations.design.SearchRun.ExactSpace;
import io.unetlab.ablations.design.Searched;
import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.exact.Front;
import io.unetlab.ablations.exact.FrontMember;
import io.unetlab.ablations.exact.SpreadMembers;
import io.unetlab.ablations.space.Column;
import io.unetlab.ablations.space.SharedTables;
import io.unetlab.ablations.space.TabledSpace;
import io.unetlab.ablations.study.Constraint;
import io.unetlab.ablations.study.SearchAlgorithm;
import io.unetlab.ablations.study.SearchSpec;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.trial.TrialResult;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.spec.source.SpecException;
import java.math.BigDecimal;
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
 * difference is reported as an error of this program.
 *
 * <p>The front is that of the search's objectives, under the study's constraints. The rule's limits
 * do not narrow it, since they may change after the run; the variant that the rule chooses is
 * added, on the front or not.
 */
final class ExactProposer implements Proposer {

  private final StudySpec study;
  private final SearchSpec search;
  private final SharedTables tables;
  private final Map<Variant, Expected> expected = new LinkedHashMap<>();
  private Optional<Searched> found = Optional.empty();
  private Optional<DesignPlan> plan = Optional.empty();

  private ExactProposer(StudySpec study, SearchSpec search, SharedTables tables) {
    this.study = study;
    this.search = search;
    this.tables = tables;
  }

  static Optional<Proposer> of(StudySpec study, SharedTables tables) {
    return study
        .design()
        .search()
        .filter(it -> it.algorithms().equals(List.of(SearchAlgorithm.EXACT)))
        .map(it -> new ExactProposer(study, it, tables));
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
    TabledSpace space = tables.get();
    SpaceQuestions questions = new SpaceQuestions(study, space);
    Front front = questions.front(search, tables.watch());
    List<FrontMember> members = SpreadMembers.of(front, search.keep());
    members.forEach(it -> expect(space, it));
    questions.optimum().ifPresent(it -> expect(space, it));
    ExactSpace exact =
        new ExactSpace(
            questions.count(), front.members().size(), search.epsilon(), front.shortfall());
    return new Searched(
        List.copyOf(expected.keySet()),
        remarks(front, members.size(), questions),
        List.of(new SearchRun(SearchAlgorithm.EXACT, List.of(), Optional.of(exact))));
  }

  private Optional<String> difference(TrialResult result) {
    return Objects.requireNonNull(expected.get(result.variant())).difference(result);
  }

  private void expect(TabledSpace space, FrontMember member) {
    int[] configuration = member.configuration();
    Map<Metric, BigDecimal> values = new LinkedHashMap<>();
    for (Column column : space.columns()) {
      boolean isKnown = column.known().stream().allMatch(it -> it.holds(configuration));
      if (isKnown && compared().contains(column.metric())) {
        values.put(column.metric(), column.decimal(column.at(configuration)));
      }
    }
    expected.put(Variant.of(study.factors(), configuration), new Expected(values));
  }

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

  private List<String> remarks(Front front, int kept, SpaceQuestions questions) {
    List<String> remarks = new ArrayList<>(questions.refused(search));
    int size = front.members().size();
    if (kept < size) {
      remarks.add(
          String.format(
              Locale.ROOT,
              "%,d of the front's %,d members; %,d are spread over it",
              size - kept,
              size,
              kept));
    }
    front.shortfall().ifPresent(why -> remarks.add("parts of the front: " + why));
    if (search.epsilon() > 0) {
      remarks.add(
          "members of the exact front that are better than one in the result by at most "
              + BigDecimal.valueOf(100 * search.epsilon()).stripTrailingZeros().toPlainString()
              + " % in each objective");
    }
    questions
        .unanswered()
        .ifPresent(
            why ->
                remarks.add(
                    "variants off the front, one of which may be the best by the rule: " + why));
    return remarks;
  }
}
