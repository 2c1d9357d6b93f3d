package io.unetlab.ablations.study;

import io.unetlab.ablations.StudyCode;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.profiler.metric.QualityMetrics;
import io.unetlab.spec.yaml.ChoiceType;
import io.unetlab.spec.yaml.Key;
import io.unetlab.spec.yaml.Located;
import io.unetlab.spec.yaml.MapValues;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads a search, and checks that its algorithms can search this space for these objectives. */
final class SearchReader {

  /** These try until they are stopped. */
  private static final Set<SearchAlgorithm> ENDLESS =
      EnumSet.complementOf(
          EnumSet.of(
              SearchAlgorithm.EXACT,
              SearchAlgorithm.SNAPFUSION,
              SearchAlgorithm.GRID,
              SearchAlgorithm.FIT));

  // Neither sums nor maxima over parts of the network.
  private static final Set<String> WHOLE =
      Set.of("arithmetic_intensity", "memory_together_bytes", "memory_in_turn_bytes");

  private final MapValues map;
  private final List<Factor> factors;
  private final Set<Metric> predicted;
  private final List<SearchAlgorithm> algorithms;

  /**
   * @param map of the search
   * @param predicted the latencies that models predict
   */
  SearchReader(MapValues map, List<Factor> factors, Set<Metric> predicted) {
    this.map = map;
    this.factors = factors;
    this.predicted = predicted;
    this.algorithms = map.get(SearchKeys.ALGORITHM).items();
  }

  /** The metrics that it is said to trade. */
  List<Located<Metric>> stated() {
    return map.each(SearchKeys.OBJECTIVES);
  }

  /**
   * The search, with the rule's metrics where it has no objectives.
   *
   * @param rule how to choose, without the limits of the space; empty after a problem with it
   * @param trained whether networks were trained, whose qualities are known
   */
  SearchSpec search(Optional<SelectSpec> rule, boolean trained) {
    distinct();
    checkBudget();
    checkSpace();
    List<Metric> stated = stated().stream().map(Located::value).distinct().toList();
    List<Metric> objectives =
        stated.isEmpty() ? rule.map(this::objectives).orElse(List.of()) : stated;
    for (Metric objective : objectives) {
      check(objective, trained);
    }
    if (algorithms.contains(SearchAlgorithm.SNAPFUSION) && !objectives.isEmpty()) {
      checkTrade(objectives);
    }
    return new SearchSpec(
        algorithms,
        objectives,
        map.find(SearchKeys.EVALUATIONS),
        map.find(SearchKeys.MINUTES),
        map.get(SearchKeys.BATCH),
        map.get(SearchKeys.SEED),
        map.get(SearchKeys.EPSILON),
        map.get(SearchKeys.KEEP),
        new FitReader(map, factors).fit());
  }

  private void distinct() {
    Set<SearchAlgorithm> seen = new HashSet<>();
    for (Located<SearchAlgorithm> algorithm : map.each(SearchKeys.ALGORITHM)) {
      if (!seen.add(algorithm.value())) {
        algorithm.error(StudyCode.DUPLICATE_NAME, word(algorithm.value()) + " appears twice");
      }
    }
    Set<Metric> objectives = new HashSet<>();
    for (Located<Metric> objective : stated()) {
      if (!objectives.add(objective.value())) {
        String message = "objective `" + objective.value().name() + "` appears twice";
        objective.error(StudyCode.DUPLICATE_NAME, message);
      }
    }
  }

  private void checkBudget() {
    boolean onlyExact = algorithms.stream().allMatch(SearchAlgorithm.EXACT::equals);
    for (Key<?> key : List.of(SearchKeys.EVALUATIONS, SearchKeys.MINUTES)) {
      if (onlyExact && map.has(key)) {
        bad(
            key,
            "an exact search has no budget of " + key.name() + ": it finds the whole front",
            "`epsilon` makes it coarser and faster, `keep` shorter");
      }
    }
    if (map.has(SearchKeys.EPSILON) && !algorithms.contains(SearchAlgorithm.EXACT)) {
      bad(
          SearchKeys.EPSILON,
          "`epsilon` is of an exact search; " + word(algorithms.get(0)) + " has a budget",
          "say evaluations or minutes");
    }
    refuseNothing(SearchKeys.EVALUATIONS);
    refuseNothing(SearchKeys.MINUTES);
    boolean budget = map.has(SearchKeys.EVALUATIONS) || map.has(SearchKeys.MINUTES);
    algorithms.stream()
        .filter(it -> !budget && ENDLESS.contains(it))
        .findFirst()
        .ifPresent(
            it ->
                bad(
                    SearchKeys.ALGORITHM,
                    word(it) + " has no budget, so it would try nothing",
                    "evaluations: 2000, or minutes: 30"));
  }

  private void refuseNothing(Key<? extends Number> budget) {
    map.find(budget)
        .filter(it -> it.doubleValue() == 0)
        .ifPresent(it -> bad(budget, "a budget of 0 " + budget.name() + " finds nothing", ""));
  }

  private void checkSpace() {
    List<String> names = factors.stream().map(Factor::name).toList();
    long size = Design.combinations(factors, names);
    boolean grid = algorithms.contains(SearchAlgorithm.GRID) && !map.has(SearchKeys.EVALUATIONS);
    if (grid && size > StudyReader.MOST_VARIANTS) {
      map.error(
          SearchKeys.ALGORITHM,
          StudyCode.TOO_MANY_VARIANTS,
          String.format(
              Locale.ROOT,
              "the whole grid has %s configurations; a study has at most %,d variants",
              size == Long.MAX_VALUE ? "more than 10^18" : String.format(Locale.ROOT, "%,d", size),
              StudyReader.MOST_VARIANTS),
          "`algorithm: exact` finds the front without trying all; `evaluations` makes the grid"
              + " coarser");
    }
    boolean numbers =
        factors.stream().anyMatch(it -> it.options().size() > 1 && it.numbers().isPresent());
    if (algorithms.contains(SearchAlgorithm.CMAES) && !numbers) {
      bad(
          SearchKeys.ALGORITHM,
          "cmaes searches numbers, and no factor has any",
          "a factor with `path` and `values: [448, 512]` has; nsga2 searches any options");
    }
    if (size == 1) {
      bad(
          SearchKeys.ALGORITHM,
          "there is nothing to search: no factor has two options",
          "values: [...] of a factor's path");
    }
  }

  private List<Metric> objectives(SelectSpec rule) {
    Stream<Metric> limited =
        rule.where().stream()
            .map(Constraint::metric)
            .filter(it -> !algorithms.contains(SearchAlgorithm.EXACT) || obstacle(it).isEmpty());
    Stream<Metric> goals = rule.goals().stream().map(Objective::metric);
    return Stream.concat(goals, limited).distinct().toList();
  }

  private void check(Metric objective, boolean trained) {
    if (algorithms.contains(SearchAlgorithm.EXACT)) {
      obstacle(objective)
          .ifPresent(
              it ->
                  error(
                      objective,
                      "an exact search cannot trade `" + objective.name() + "`: " + it,
                      (Metrics.isLatency(objective)
                              ? "let a model predict it (`predict` of a target)"
                              : "make it a limit under `where`")
                          + ", or use another algorithm, such as nsga2"));
    }
    boolean silent =
        !trained
            && QualityMetrics.ALL.contains(objective)
            && factors.stream()
                .flatMap(it -> it.changes().stream())
                .flatMap(it -> it.evidenceFor(objective))
                .noneMatch(it -> it.effect() instanceof Effect.Absolute);
    if (silent) {
      error(
          objective,
          "nothing says what any option does to `" + objective.name() + "`",
          "add `evidence`, or search for other objectives");
    }
  }

  /** Why a metric is not known from tables; empty if it is. */
  private Optional<String> obstacle(Metric metric) {
    if (Metrics.isLatency(metric)) {
      return predicted.contains(metric)
          ? Optional.empty()
          : Optional.of("it is measured, network by network");
    }
    return WHOLE.contains(metric.name())
        ? Optional.of("it is neither a sum nor a maximum over parts of the network")
        : Optional.empty();
  }

  private void checkTrade(List<Metric> objectives) {
    boolean quality = objectives.stream().anyMatch(QualityMetrics.ALL::contains);
    boolean cost = objectives.stream().anyMatch(it -> !QualityMetrics.ALL.contains(it));
    if (!quality || !cost) {
      bad(
          SearchKeys.ALGORITHM,
          "snapfusion trades a quality for a cost, and the objectives have no "
              + (quality ? "cost" : "quality"),
          "objectives: [fid, macs]");
    }
  }

  // In the list if it is stated there, else at the search.
  private void error(Metric objective, String message, String hint) {
    List<Located<Metric>> places = new ArrayList<>(stated());
    places.removeIf(it -> !it.value().equals(objective));
    if (places.isEmpty()) {
      bad(SearchKeys.OBJECTIVES, message, hint);
    } else {
      places.get(0).error(StudyCode.BAD_SEARCH, message, hint);
    }
  }

  private void bad(Key<?> key, String message, String hint) {
    map.error(key, StudyCode.BAD_SEARCH, message, hint);
  }

  private static String word(SearchAlgorithm algorithm) {
    return ChoiceType.word(algorithm);
  }
}
