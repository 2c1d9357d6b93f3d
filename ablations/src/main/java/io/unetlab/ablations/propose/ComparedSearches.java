package io.unetlab.ablations.propose;

import io.unetlab.ablations.design.DesignPlan;
import io.unetlab.ablations.design.SearchRun;
import io.unetlab.ablations.design.Searched;
import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.space.SharedTables;
import io.unetlab.ablations.study.Design;
import io.unetlab.ablations.study.SearchAlgorithm;
import io.unetlab.ablations.study.SearchSpec;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.trial.TrialResult;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Several algorithms on the same space, one after another, each with the whole budget. They learn
 * nothing from each other; a network that several ask for is evaluated once.
 */
final class ComparedSearches implements Proposer {

  private final StudySpec study;
  private final SharedTables tables;
  private final List<SearchAlgorithm> algorithms;
  private final List<StudySpec> left = new ArrayList<>();
  private final Set<Variant> tried = new LinkedHashSet<>();
  private final List<String> leftOut = new ArrayList<>();
  private final List<SearchRun> runs = new ArrayList<>();
  private Proposer current;
  private int search;
  private Optional<DesignPlan> plan = Optional.empty();

  private ComparedSearches(StudySpec study, SearchSpec asked, SharedTables tables) {
    this.study = study;
    this.tables = tables;
    this.algorithms = asked.algorithms();
    Design design = study.design();
    algorithms.forEach(it -> left.add(study.with(design.with(asked.with(it)))));
    this.current = Proposers.of(left.remove(0), tables);
    advance();
  }

  static Optional<Proposer> of(StudySpec study, SharedTables tables) {
    return study
        .design()
        .search()
        .filter(it -> it.algorithms().size() > 1)
        .map(it -> new ComparedSearches(study, it, tables));
  }

  @Override
  public Round ask() {
    if (plan.isPresent()) {
      return Round.counted(plan.get().variants());
    }
    Round round = current.ask();
    return new Round(round.variants(), round.needs(), search);
  }

  @Override
  public void tell(List<TrialResult> results) {
    current.tell(results);
    advance();
  }

  @Override
  public void end(String why) {
    current.end(why);
    advance();
  }

  @Override
  public Optional<DesignPlan> plan() {
    return plan;
  }

  private void advance() {
    while (plan.isEmpty() && current.plan().isPresent()) {
      Searched found = current.plan().get().searched();
      tried.addAll(found.variants());
      leftOut.addAll(found.leftOut());
      runs.add(run(found));
      if (left.isEmpty()) {
        Searched all = new Searched(List.copyOf(tried), leftOut, runs);
        plan = Optional.of(DesignPlan.of(study, study.design().ladder().given(), all));
      } else {
        current = Proposers.of(left.remove(0), tables);
        search++;
      }
    }
  }

  /** An exact search evaluates nothing; what it found is counted. */
  private SearchRun run(Searched found) {
    return new SearchRun(
        algorithms.get(search),
        found.variants(),
        found.runs().stream().flatMap(it -> it.space().stream()).findFirst());
  }
}
