package io.unetlab.ablations.exec;

import io.unetlab.ablations.analysis.Ladder;
import io.unetlab.ablations.design.Searched;
import io.unetlab.ablations.design.VariantBuilder;
import io.unetlab.ablations.select.Decision;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.trained.Trainings;
import io.unetlab.ablations.trial.TrialResult;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.latency.RelativeLatency;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.spec.model.NetworkSpec;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The whole result of a study.
 *
 * @param trials one for each variant that the design asks for, in the design's order; the base is
 *     the first
 * @param latencies one for each target that the study asks for, in its order; with the reason if
 *     the target could not be measured
 * @param trainings of a study that trains networks
 * @param searched what a search found, in the order in which it did; nothing for other designs
 */
public record StudyResult(
    StudySpec study,
    List<TrialResult> trials,
    Ladder ladder,
    Decision decision,
    List<ReferencePoint> references,
    List<TargetLatencies> latencies,
    Optional<Trainings> trainings,
    Searched searched,
    StudyProvenance provenance) {

  public StudyResult {
    Objects.requireNonNull(study, "study");
    trials = List.copyOf(trials);
    Objects.requireNonNull(ladder, "ladder");
    Objects.requireNonNull(decision, "decision");
    references = List.copyOf(references);
    latencies = List.copyOf(latencies);
    Objects.requireNonNull(trainings, "trainings");
    Objects.requireNonNull(searched, "searched");
    Objects.requireNonNull(provenance, "provenance");
  }

  public List<Completed> completed() {
    return trials.stream().flatMap(it -> it.completed().stream()).toList();
  }

  /** Trials whose networks cannot exist. */
  public List<TrialResult> rejected() {
    return uncounted(false);
  }

  /** Trials that should have been counted and were not. */
  public List<TrialResult> failed() {
    return uncounted(true);
  }

  private List<TrialResult> uncounted(boolean isFault) {
    return trials.stream()
        .filter(it -> it.obstacle().isPresent() && it.isFault() == isFault)
        .toList();
  }

  /** The latencies measured by this program; imported and predicted ones are left out. */
  public List<Measurements> measurements() {
    return latencies.stream()
        .filter(Measurements.class::isInstance)
        .map(Measurements.class::cast)
        .toList();
  }

  /** The latencies of a metric that a model predicts; empty for any other metric. */
  public Optional<PredictedLatencies> predicted(Metric latency) {
    return latencies.stream()
        .filter(it -> it.metric().equals(latency))
        .findFirst()
        .flatMap(it -> it.match(all -> Optional.empty(), all -> Optional.empty(), Optional::of));
  }

  /** Two networks' latencies compared; empty where one is unknown, and for any other metric. */
  public Optional<RelativeLatency> compare(Metric latency, TrialResult trial, TrialResult other) {
    return latencies.stream()
        .filter(it -> it.metric().equals(latency))
        .findFirst()
        .flatMap(
            on ->
                trial
                    .completed()
                    .flatMap(ours -> other.completed().flatMap(it -> on.compare(ours, it))));
  }

  /** The same result of a run that is known. */
  public StudyResult with(StudyRun run) {
    return new StudyResult(
        study,
        trials,
        ladder,
        decision,
        references,
        latencies,
        trainings,
        searched,
        provenance.with(run));
  }

  /** The base's trial. */
  public TrialResult base() {
    return trials.get(0);
  }

  /** The network of one of its trials, named after the base and the choices. */
  public NetworkSpec spec(Completed trial) {
    return new VariantBuilder(study).spec(trial.variant());
  }
}
