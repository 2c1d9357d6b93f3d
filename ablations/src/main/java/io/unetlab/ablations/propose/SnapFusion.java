package io.unetlab.ablations.propose;

import io.unetlab.ablations.design.DesignPlan;
import io.unetlab.ablations.design.SearchRun;
import io.unetlab.ablations.design.Searched;
import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.study.Constraint;
import io.unetlab.ablations.study.Design;
import io.unetlab.ablations.study.SearchAlgorithm;
import io.unetlab.ablations.study.SearchSpec;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.trial.TrialResult;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.QualityMetrics;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The architecture evolution of SnapFusion (arXiv 2306.00980, Algorithm 1). While the network costs
 * more than the rule allows, the action with the least loss of quality for what it saves is
 * executed; after that, the one that gains the most quality for its cost, as long as the limit
 * holds. In the paper training goes on between the actions; here the quality comes from evidence,
 * and the evolution ends when no action is left.
 *
 * <p>An action gives one factor an adjacent option: one block less or more, the next width.
 */
final class SnapFusion implements Proposer {

  /** What is known about a network. */
  private record Point(BigDecimal cost, Optional<BigDecimal> quality) {}

  /** An action that may be executed. */
  private record Action(Variant variant, Design.Step step, Trade trade) {}

  private final StudySpec study;
  private final SearchSpec search;
  private final Metric quality;
  private final Metric cost;
  private final Moves moves;
  private final Optional<Constraint> limit;
  // In the order in which they were asked for; empty for a network that has no cost.
  private final Map<Variant, Optional<Point>> known = new LinkedHashMap<>();
  private final List<Design.Step> steps = new ArrayList<>();
  private final List<String> ends = new ArrayList<>();
  private Variant now;
  private Round round;
  private Optional<DesignPlan> plan = Optional.empty();

  private SnapFusion(StudySpec study, SearchSpec search) {
    this.study = study;
    this.search = search;
    List<Metric> objectives = search.objectives();
    this.quality = objectives.stream().filter(SnapFusion::isQuality).findFirst().orElseThrow();
    this.cost = objectives.stream().filter(it -> !isQuality(it)).findFirst().orElseThrow();
    this.moves = new Moves(study);
    this.limit =
        study.select().where().stream()
            .filter(it -> it.metric().equals(cost) && it.comparison().isUpper())
            .findFirst();
    this.now = Variant.base(study.factors());
    this.round = round(List.of(now));
  }

  static Optional<Proposer> of(StudySpec study) {
    return study
        .design()
        .search()
        .filter(it -> it.algorithms().equals(List.of(SearchAlgorithm.SNAPFUSION)))
        .map(it -> new SnapFusion(study, it));
  }

  private static boolean isQuality(Metric metric) {
    return QualityMetrics.ALL.contains(metric);
  }

  private Round round(List<Variant> variants) {
    return new Round(variants, study.isMeasured(cost) ? List.of(cost) : List.of(), 0);
  }

  /** The base first; then the results of all actions that are not known yet. */
  @Override
  public Round ask() {
    return plan.map(it -> Round.counted(it.variants())).orElse(round);
  }

  @Override
  public void tell(List<TrialResult> results) {
    results.forEach(it -> known.put(it.variant(), point(it)));
    if (results.size() < round.variants().size()) {
      finish();
    } else {
      evolve();
    }
  }

  @Override
  public void end(String why) {
    ends.add("snapfusion: " + why);
    finish();
  }

  private Optional<Point> point(TrialResult result) {
    return result
        .completed()
        .flatMap(it -> it.value(cost).map(value -> new Point(value, it.value(quality))));
  }

  // Executes actions until there is one that has to be evaluated first.
  private void evolve() {
    while (plan.isEmpty()) {
      Map<Variant, Design.Step> actions = moves.from(now);
      List<Variant> unknown =
          actions.keySet().stream().filter(it -> !known.containsKey(it)).toList();
      if (!unknown.isEmpty()) {
        ask(unknown);
        return;
      }
      best(actions).ifPresentOrElse(this::execute, this::finish);
    }
  }

  private void ask(List<Variant> unknown) {
    round = round(unknown);
    int evaluations = known.size() + unknown.size();
    search
        .evaluations()
        .filter(most -> evaluations > most)
        .ifPresent(most -> end("another step takes more than its " + most + " evaluations"));
  }

  private Optional<Action> best(Map<Variant, Design.Step> actions) {
    Optional<Point> before = known.getOrDefault(now, Optional.empty());
    List<Action> possible = new ArrayList<>();
    actions.forEach(
        (variant, step) ->
            before
                .flatMap(
                    it ->
                        known
                            .getOrDefault(variant, Optional.empty())
                            .flatMap(after -> trade(it, after)))
                .filter(it -> it.saved().signum() > 0)
                .ifPresent(it -> possible.add(new Action(variant, step, it))));
    return possible.stream().min(Comparator.comparing(Action::trade, Trade.BEST_FIRST));
  }

  private Optional<Trade> trade(Point before, Point after) {
    Optional<BigDecimal> gained =
        before.quality().flatMap(was -> after.quality().map(is -> Trade.gain(quality, was, is)));
    BigDecimal saved = Trade.gain(cost, before.cost(), after.cost());
    if (isTooExpensive(before)) {
      return Optional.of(new Trade(saved, gained.map(BigDecimal::negate)));
    }
    return isTooExpensive(after)
        ? Optional.empty()
        : gained.map(it -> new Trade(it, Optional.of(saved.negate())));
  }

  // Without a limit no cost is low enough.
  private boolean isTooExpensive(Point point) {
    return limit.map(it -> !it.holds(point.cost())).orElse(true);
  }

  private void execute(Action action) {
    steps.add(action.step());
    now = action.variant();
  }

  private void finish() {
    List<Variant> tried = List.copyOf(known.keySet());
    SearchRun run = SearchRun.of(SearchAlgorithm.SNAPFUSION, tried);
    Searched searched = new Searched(tried, ends, List.of(run));
    plan = Optional.of(DesignPlan.of(study, steps, searched));
  }

  @Override
  public Optional<DesignPlan> plan() {
    return plan;
  }
}
