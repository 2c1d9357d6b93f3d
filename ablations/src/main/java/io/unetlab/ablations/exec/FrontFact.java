package io.unetlab.ablations.exec;

import io.unetlab.ablations.design.DesignPlan;
import io.unetlab.ablations.design.SearchRun;
import io.unetlab.ablations.design.SearchRun.ExactSpace;
import io.unetlab.ablations.design.Searched;
import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.store.TrialStore;
import io.unetlab.ablations.study.SearchAlgorithm;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.trial.TrialKey;
import io.unetlab.ablations.trial.TrialOutcome;
import io.unetlab.profiler.metric.MetricSet;
import io.unetlab.profiler.session.RecordJson;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an exact search found, as the store keeps it: computing it takes seconds, which a command
 * that only reads should not.
 *
 * @param variants of each, the index of every factor's option
 */
record FrontFact(
    List<List<Integer>> variants,
    List<String> leftOut,
    String configurations,
    int members,
    double epsilon,
    List<String> shortfall) {

  private static final String EVALUATOR = "exact 1";

  /** The plan of a study whose exact search is known. */
  static Optional<DesignPlan> find(StudySpec study, TrialStore store) {
    if (!isExact(study)) {
      return Optional.empty();
    }
    TrialKey key = key(study);
    return Optional.ofNullable(store.find(Set.of(key)).get(key))
        .flatMap(TrialOutcome::done)
        .map(it -> RecordJson.read(it.detail(), FrontFact.class).plan(study));
  }

  /** Stores what an exact search found, and nothing of other studies; returns the plan. */
  static DesignPlan kept(StudySpec study, DesignPlan plan, TrialStore store) {
    if (isExact(study)) {
      plan.searched().runs().stream()
          .flatMap(it -> it.space().stream())
          .map(it -> of(study, plan.searched(), it))
          .forEach(it -> store.add(List.of(it.outcome(study))));
    }
    return plan;
  }

  private TrialOutcome outcome(StudySpec study) {
    MetricSet values = MetricSet.EMPTY.with("members", BigDecimal.valueOf(members));
    return new TrialOutcome.Done(key(study), values, RecordJson.write(this));
  }

  private static boolean isExact(StudySpec study) {
    return study
        .design()
        .search()
        .filter(it -> it.algorithms().equals(List.of(SearchAlgorithm.EXACT)))
        .isPresent();
  }

  private static TrialKey key(StudySpec study) {
    return new TrialKey(study.hash(), "front", "", "", 0, EVALUATOR);
  }

  private static FrontFact of(StudySpec study, Searched searched, ExactSpace space) {
    return new FrontFact(
        searched.variants().stream().map(it -> options(study, it)).toList(),
        searched.leftOut(),
        space.configurations().toString(),
        space.members(),
        space.epsilon(),
        space.shortfall().stream().toList());
  }

  private static List<Integer> options(StudySpec study, Variant variant) {
    return Arrays.stream(variant.configuration(study.factors())).boxed().toList();
  }

  private DesignPlan plan(StudySpec study) {
    ExactSpace space =
        new ExactSpace(
            new BigInteger(configurations), members, epsilon, shortfall.stream().findFirst());
    return DesignPlan.of(
        study,
        study.design().ladder().given(),
        new Searched(
            variants.stream().map(it -> variant(study, it)).toList(),
            leftOut,
            List.of(new SearchRun(SearchAlgorithm.EXACT, List.of(), Optional.of(space)))));
  }

  private static Variant variant(StudySpec study, List<Integer> options) {
    return Variant.of(study.factors(), options.stream().mapToInt(Integer::intValue).toArray());
  }
}
