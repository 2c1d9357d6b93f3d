package io.unetlab.ablations.exec;

import io.unetlab.ablations.analysis.Ladder;
import io.unetlab.ablations.design.DesignPlan;
import io.unetlab.ablations.design.Variant;
import io.unetlab.ablations.select.Selector;
import io.unetlab.ablations.study.Reference;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.trial.TrialResult;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.latency.BenchRun;
import io.unetlab.profiler.metric.MetricSet;
import io.unetlab.profiler.metric.Metrics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A study to its result: lay the design out, run the trials, climb the ladder, choose. */
public final class StudyRunner {

  private StudyRunner() {}

  /** Runs a study without telling how far it is. */
  public static StudyResult run(StudySpec study) {
    return run(study, Progress.NONE);
  }

  /** Runs a study without measuring; the same study gives the same result. */
  public static StudyResult run(StudySpec study, Progress progress) {
    StudySpec countable = study.withoutLatency();
    DesignPlan plan = DesignPlanner.plan(countable);
    List<TrialResult> trials = new TrialRunner(countable, progress).run(plan.variants());
    return result(countable, plan, trials, Optional.empty());
  }

  /**
   * Runs a study and, when it asks for latency, measures the base, the ladder's steps and the
   * front's candidates.
   */
  public static StudyResult run(StudySpec study, Progress progress, LatencyMeasurer measurer) {
    StudyResult counted = run(study, progress);
    if (!study.asksForLatency()) {
      return counted;
    }
    Candidates candidates =
        Candidates.of(counted.trials(), counted.ladder().rungs(), counted.decision());
    BenchRun run = measurer.measure(candidates.subjects());
    Measurements measurements = new Measurements(study.target(), run, candidates.names());
    DesignPlan plan = DesignPlanner.plan(study);
    List<TrialResult> trials = measurements.addTo(counted.trials());
    return result(study, plan, trials, Optional.of(measurements));
  }

  private static StudyResult result(
      StudySpec study,
      DesignPlan plan,
      List<TrialResult> trials,
      Optional<Measurements> measurements) {
    Map<Variant, TrialResult> byVariant =
        trials.stream().collect(Collectors.toMap(TrialResult::variant, Function.identity()));
    List<Completed> completed =
        trials.stream().filter(Completed.class::isInstance).map(Completed.class::cast).toList();
    return new StudyResult(
        study,
        trials,
        Ladder.of(plan.ladder(), study.metrics(), byVariant),
        new Selector(completed, study.metrics()).decide(study.select()),
        study.references().stream().map(StudyRunner::point).toList(),
        measurements,
        provenance(study, completed));
  }

  private static ReferencePoint point(Reference reference) {
    return new ReferencePoint(
        reference, reference.spec().map(Metrics::counted).orElse(MetricSet.EMPTY));
  }

  private static Provenance provenance(StudySpec study, List<Completed> completed) {
    Optional<String> version =
        Optional.ofNullable(StudyRunner.class.getPackage().getImplementationVersion());
    long distinct = completed.stream().filter(it -> it.sameAs().isEmpty()).count();
    return new Provenance(
        "unetlab " + version.orElse("(built from source)"),
        study.hash(),
        study.base().hash().hex(),
        (int) distinct);
  }
}
