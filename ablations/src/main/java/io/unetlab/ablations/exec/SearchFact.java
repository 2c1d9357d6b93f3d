package io.unetlab.ablations.exec;

import io.unetlab.ablations.design.DesignPlan;
import io.unetlab.ablations.design.Fitted;
import io.unetlab.ablations.design.SearchRun;
import io.unetlab.ablations.design.SearchRun.ExactSpace;
import io.unetlab.ablations.design.Searched;
import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.store.TrialStore;
import io.unetlab.ablations.study.Factor;
import io.unetlab.ablations.study.SearchAlgorithm;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.trial.TrialKey;
import io.unetlab.ablations.trial.TrialOutcome;
import io.unetlab.profiler.metric.MetricSet;
import io.unetlab.profiler.process.RecordJson;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a search found that needs counts alone, as the store keeps it: computing it takes seconds,
 * which a command that only reads should not.
 *
 * @param variants of each, the index of every factor's option
 * @param fitted what a fit found
 */
record SearchFact(
    List<List<Integer>> variants, List<String> leftOut, List<Run> runs, Optional<Fitted> fitted) {

  /**
   * What one algorithm did.
   *
   * @param evaluated places of its variants among all
   */
  record Run(SearchAlgorithm algorithm, List<Integer> evaluated, Optional<ExactSpace> space) {}

  private static final String VERSION = "found 1, ";

  /** The plan of a study whose search is known. */
  static Optional<DesignPlan> find(StudySpec study, TrialStore store) {
    return study
        .design()
        .search()
        .flatMap(it -> store.done(key(study)))
        .map(it -> RecordJson.read(it.detail(), SearchFact.class).plan(study));
  }

  /** Stores what a study's search found, if the whole plan follows from it. */
  static void keep(StudySpec study, DesignPlan plan, TrialStore store) {
    if (study.design().search().isPresent()) {
      SearchFact fact = of(study, plan.searched());
      if (fact.plan(study).equals(plan)) {
        store.add(List.of(fact.outcome(study)));
      }
    }
  }

  private TrialOutcome outcome(StudySpec study) {
    MetricSet values = MetricSet.EMPTY.with("variants", BigDecimal.valueOf(variants.size()));
    return new TrialOutcome.Done(key(study), values, RecordJson.write(this));
  }

  /** It depends on what the counts depend on. */
  private static TrialKey key(StudySpec study) {
    String counts = new CountEvaluator().key(study.hash(), 0).evaluator();
    return new TrialKey(study.hash(), "found", "", "", 0, VERSION + counts);
  }

  private static SearchFact of(StudySpec study, Searched searched) {
    Map<Variant, Integer> places = new LinkedHashMap<>();
    searched.variants().forEach(it -> places.put(it, places.size()));
    return new SearchFact(
        places.keySet().stream().map(it -> options(it.configuration(study.factors()))).toList(),
        searched.leftOut(),
        searched.runs().stream().map(it -> run(it, places)).toList(),
        searched.fitted());
  }

  private static List<Integer> options(int[] configuration) {
    return Arrays.stream(configuration).boxed().toList();
  }

  private static Run run(SearchRun run, Map<Variant, Integer> places) {
    return new Run(
        run.algorithm(),
        run.evaluated().stream().map(it -> Objects.requireNonNull(places.get(it))).toList(),
        run.space());
  }

  private DesignPlan plan(StudySpec study) {
    List<Factor> factors = study.factors();
    List<Variant> all = variants.stream().map(it -> variant(factors, it)).toList();
    List<SearchRun> done =
        runs.stream()
            .map(
                it ->
                    new SearchRun(
                        it.algorithm(), it.evaluated().stream().map(all::get).toList(), it.space()))
            .toList();
    return DesignPlan.of(
        study, study.design().ladder().given(), new Searched(all, leftOut, done, fitted));
  }

  private static Variant variant(List<Factor> factors, List<Integer> options) {
    return Variant.of(factors, options.stream().mapToInt(it -> it).toArray());
  }
}
