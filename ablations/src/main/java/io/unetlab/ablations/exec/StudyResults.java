package io.unetlab.ablations.exec;

import io.unetlab.ablations.analysis.Ladder;
import io.unetlab.ablations.design.DesignPlan;
import io.unetlab.ablations.design.LadderStep;
import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.select.Selector;
import io.unetlab.ablations.study.Reference;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.trial.TrialResult;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.metric.MetricSet;
import io.unetlab.profiler.metric.Metrics;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** From what became of the trials to everything that a study says. */
final class StudyResults {

  private StudyResults() {}

  /**
   * Climbs the ladder and chooses.
   *
   * @param trials of the plan's variants, or of some of them with the base first
   * @param reused how many of them the store knew
   */
  static StudyResult of(
      StudySpec study,
      DesignPlan plan,
      List<TrialResult> trials,
      List<TargetLatencies> latencies,
      int reused) {
    Map<Variant, TrialResult> byVariant = onLadder(plan, trials);
    List<Completed> completed =
        trials.stream().filter(Completed.class::isInstance).map(Completed.class::cast).toList();
    List<LadderStep> steps =
        plan.ladder().stream()
            .filter(it -> byVariant.containsKey(it.before()) && byVariant.containsKey(it.variant()))
            .toList();
    return new StudyResult(
        study,
        trials,
        Ladder.of(steps, study.metrics(), byVariant),
        new Selector(completed, study.metrics()).decide(study.select()),
        study.references().stream().map(StudyResults::point).toList(),
        latencies,
        provenance(study, completed, reused));
  }

  private static Map<Variant, TrialResult> onLadder(DesignPlan plan, List<TrialResult> trials) {
    Set<Variant> asked = new HashSet<>();
    for (LadderStep step : plan.ladder()) {
      asked.add(step.before());
      asked.add(step.variant());
    }
    Map<Variant, TrialResult> there = new HashMap<>();
    for (TrialResult trial : trials) {
      if (asked.contains(trial.variant())) {
        there.put(trial.variant(), trial);
      }
    }
    return there;
  }

  private static ReferencePoint point(Reference reference) {
    return new ReferencePoint(
        reference, reference.spec().map(Metrics::counted).orElse(MetricSet.EMPTY));
  }

  private static Provenance provenance(StudySpec study, List<Completed> completed, int reused) {
    long distinct = completed.stream().filter(it -> it.sameAs().isEmpty()).count();
    return new Provenance(tool(), study.hash(), study.base().hash().hex(), (int) distinct, reused);
  }

  /** This program with its version. */
  static String tool() {
    Optional<String> version =
        Optional.ofNullable(StudyResults.class.getPackage().getImplementationVersion());
    return "unetlab " + version.orElse("(built from source)");
  }
}
