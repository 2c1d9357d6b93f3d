package io.unetlab.ablations.propose;

import io.unetlab.ablations.design.DesignPlan;
import io.unetlab.ablations.design.SearchRun;
import io.unetlab.ablations.design.Searched;
import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.search.Foresight;
import io.unetlab.ablations.search.SearchMethod;
import io.unetlab.ablations.search.SearchMethods;
import io.unetlab.ablations.search.SearchSpace;
import io.unetlab.ablations.search.SurrogateMethod;
import io.unetlab.ablations.search.TableForesight;
import io.unetlab.ablations.space.SharedTables;
import io.unetlab.ablations.space.TabledSpace;
import io.unetlab.ablations.study.Constraint;
import io.unetlab.ablations.study.SearchAlgorithm;
import io.unetlab.ablations.study.SearchSpec;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.trial.TrialResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Asks for what a search method asks for, until its budget is spent. The method learns of variants
 * whose networks cannot exist, which cost nothing.
 */
final class SearchProposer implements Proposer {

  /** As many as a study may have. */
  private static final int MOST = 100_000;

  /** Without a number of evaluations, populations are as large as for this many batches. */
  private static final int BATCHES = 20;

  /** How many variants may be asked for at most, for each that may be evaluated. */
  private static final int ASKED = 5;

  private final StudySpec study;
  private final SearchSpec search;
  private final SearchAlgorithm algorithm;
  private final SearchMethod method;
  private final SearchAnswers answers;
  private final int budget;
  private final List<Variant> tried = new ArrayList<>();
  private final List<String> leftOut = new ArrayList<>();
  private List<Variant> round = List.of();
  private int evaluated;
  private Optional<DesignPlan> plan = Optional.empty();

  private SearchProposer(
      StudySpec study, SearchSpec search, SearchAlgorithm algorithm, SearchMethod method) {
    this.study = study;
    this.search = search;
    this.algorithm = algorithm;
    this.method = method;
    this.answers = new SearchAnswers(study, search);
    this.budget = search.evaluations().orElse(MOST);
    next();
  }

  static Optional<Proposer> of(StudySpec study, SharedTables tables) {
    Optional<SearchSpec> search = study.design().search().filter(it -> it.algorithms().size() == 1);
    return search.flatMap(it -> of(study, it, tables));
  }

  private static Optional<Proposer> of(StudySpec study, SearchSpec search, SharedTables tables) {
    SearchAlgorithm algorithm = search.algorithms().get(0);
    boolean grid = algorithm == SearchAlgorithm.GRID;
    int otherwise = grid ? MOST : BATCHES * search.batch();
    int budget = search.evaluations().orElse(otherwise);
    return method(study, search, algorithm, budget, tables)
        .map(it -> new SearchProposer(study, search, algorithm, it));
  }

  private static Optional<SearchMethod> method(
      StudySpec study,
      SearchSpec search,
      SearchAlgorithm algorithm,
      int budget,
      SharedTables tables) {
    if (algorithm == SearchAlgorithm.SURROGATE) {
      return Optional.of(surrogate(study, search, budget, tables.get()));
    }
    int objectives = search.objectives().size();
    return SearchMethods.of(algorithm, StudySpace.of(study), objectives, budget, search.seed());
  }

  private static SearchMethod surrogate(
      StudySpec study, SearchSpec search, int budget, TabledSpace tables) {
    List<Constraint> limits = new SearchAnswers(study, search).limits();
    Foresight foresight = new TableForesight(tables, search.objectives(), limits);
    SearchSpace space = SearchSpace.of(study.factors(), tables.relations());
    return SurrogateMethod.of(space, foresight, budget, search.seed());
  }

  @Override
  public Round ask() {
    return plan.map(it -> Round.counted(it.variants()))
        .orElseGet(() -> new Round(round, answers.measured(), 0));
  }

  @Override
  public void tell(List<TrialResult> results) {
    if (plan.isPresent()) {
      return;
    }
    tried.addAll(round.subList(0, results.size()));
    results.forEach(it -> evaluated += it.completed().isPresent() ? 1 : 0);
    if (results.size() < round.size()) {
      finish();
    } else {
      method.tell(results.stream().map(answers::of).toList());
      next();
    }
  }

  @Override
  public void end(String why) {
    leftOut.add(algorithm.name().toLowerCase(Locale.ROOT) + ": " + why);
    finish();
  }

  @Override
  public Optional<DesignPlan> plan() {
    return plan;
  }

  private void next() {
    int left = Math.min(budget - evaluated, ASKED * budget - tried.size());
    List<int[]> asked = left < 1 ? List.of() : method.ask(Math.min(search.batch(), left));
    round = asked.stream().map(it -> Variant.of(study.factors(), it)).toList();
    if (round.isEmpty()) {
      finish();
    }
  }

  private void finish() {
    Searched found =
        new Searched(tried, leftOut, List.of(SearchRun.of(algorithm, List.copyOf(tried))));
    plan = Optional.of(DesignPlan.of(study, study.design().ladder().given(), found));
  }
}
