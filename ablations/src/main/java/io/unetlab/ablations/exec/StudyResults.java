package io.unetlab.ablations.exec;

import io.unetlab.ablations.analysis.Ladder;
import io.unetlab.ablations.design.LadderStep;
import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.select.Selector;
import io.unetlab.ablations.study.Reference;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.trained.Trainings;
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

/** Assembles a study's result from its trials. */
final class StudyResults {

  private final StudySpec study;
  private final Counted counted;
  private final Optional<Trainings> trainings;

  StudyResults(StudySpec study, Counted counted, Optional<Trainings> trainings) {
    this.study = study;
    this.counted = counted;
    this.trainings = trainings;
  }

  /**
   * Climbs the ladder and chooses.
   *
   * @param trials the counted ones, with their measured latencies
   */
  StudyResult of(List<TrialResult> trials, List<TargetLatencies> latencies) {
    List<Completed> completed = trials.stream().flatMap(it -> it.completed().stream()).toList();
    StudySpec bound = boundByBase(study, trials);
    return new StudyResult(
        bound,
        trials,
        ladder(trials),
        new Selector(completed, study.metrics()).decide(bound.select()),
        study.references().stream().map(this::point).toList(),
        latencies,
        trainings,
        counted.plan().searched(),
        provenance(completed));
  }

  /** The study with the limits by the base's values, as far as these are known. */
  static StudySpec boundByBase(StudySpec study, List<TrialResult> trials) {
    return study.select().relative().isEmpty()
        ? study
        : study.with(
            study
                .select()
                .bound(metric -> trials.get(0).completed().flatMap(it -> it.value(metric))));
  }

  /** The ladder's variants that have trials. */
  Ladder ladder(List<TrialResult> trials) {
    return ladder(study, counted, trials);
  }

  /** The ladder's variants that have trials. */
  static Ladder ladder(StudySpec study, Counted counted, List<TrialResult> trials) {
    Map<Variant, TrialResult> byVariant = onLadder(counted, trials);
    List<LadderStep> steps =
        counted.plan().ladder().stream()
            .filter(it -> byVariant.containsKey(it.before()) && byVariant.containsKey(it.variant()))
            .toList();
    return Ladder.of(steps, study.metrics(), byVariant);
  }

  private static Map<Variant, TrialResult> onLadder(Counted counted, List<TrialResult> trials) {
    Set<Variant> asked = new HashSet<>();
    for (LadderStep step : counted.plan().ladder()) {
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

  private ReferencePoint point(Reference reference) {
    return new ReferencePoint(
        reference,
        reference
            .spec()
            .map(spec -> Metrics.counted(spec, study.precision()))
            .orElse(MetricSet.EMPTY));
  }

  private StudyProvenance provenance(List<Completed> completed) {
    long distinct = completed.stream().filter(it -> it.sameAs().isEmpty()).count();
    return new StudyProvenance(
        tool(),
        study.hash(),
        counted.only(),
        study.base().hash().hex(),
        (int) distinct,
        counted.reused(),
        Optional.empty());
  }

  /** This program with its version. */
  static String tool() {
    Optional<String> version =
        Optional.ofNullable(StudyResults.class.getPackage().getImplementationVersion());
    return "unetlab " + version.orElse("(built from source)");
  }
}
