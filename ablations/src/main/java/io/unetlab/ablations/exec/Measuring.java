package io.unetlab.ablations.exec;

import io.unetlab.ablations.design.MeasurementBlocks;
import io.unetlab.ablations.design.VariantBuilder;
import io.unetlab.ablations.exec.Trials.Subject;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.study.Target;
import io.unetlab.ablations.trial.TargetKey;
import io.unetlab.ablations.trial.TrialOutcome;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.spec.model.SpecHash;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;

/**
 * The stage that measures networks of a study on one target, a session at a time.
 *
 * <p>Labels are the networks' names in this study, by hash.
 */
final class Measuring {

  private static final long ORDER_SEED = 0;

  private final StudySpec study;
  private final Target target;
  private final RunSettings settings;
  private final LatencyMeasurer measurer;
  private final Map<SpecHash, String> labels;
  private final VariantBuilder builder;
  private final Set<SpecHash> asked = new LinkedHashSet<>();

  private Optional<Trials> trials = Optional.empty();
  private Optional<String> obstacle = Optional.empty();

  Measuring(
      StudySpec study,
      Target target,
      RunSettings settings,
      LatencyMeasurer measurer,
      Map<SpecHash, String> labels) {
    this.study = study;
    this.target = target;
    this.settings = settings;
    this.measurer = measurer;
    this.labels = labels;
    this.builder = new VariantBuilder(study);
  }

  /** The metric of the latency that is measured. */
  Metric metric() {
    return study.latency(target);
  }

  /** Whether a network needs no further measurement. */
  boolean isDone(SpecHash network) {
    return asked.contains(network);
  }

  /**
   * Measures those that are not measured yet, in the design's blocks and with its replicates.
   *
   * @param networks one of the base's first
   */
  void measure(List<Measurable> networks) {
    if (asked.isEmpty()) {
      trials = begin();
    }
    networks.forEach(it -> asked.add(it.hash()));
    int replicates = study.design().replicates();
    List<List<Integer>> blocks =
        MeasurementBlocks.of(networks.size(), replicates, study.design().block(), ORDER_SEED);
    int parts = blocks.size() / replicates;
    for (int i = 0; i < blocks.size() && trials.isPresent(); i++) {
      List<Subject> session = blocks.get(i).stream().map(networks::get).map(this::subject).toList();
      measure(trials.get(), session, i / parts);
    }
  }

  // A target that cannot be identified has no key to look anything up by.
  private Optional<Trials> begin() {
    Optional<LatencyEvaluator> evaluator = evaluator();
    settings
        .store()
        .addTarget(
            new TargetKey(
                target.name(),
                evaluator.map(LatencyEvaluator::target),
                measurer.protocol(),
                obstacle));
    TrialExecutor here = LocalExecutor.oneByOne(() -> false);
    return evaluator.map(it -> new Trials(it, settings.known(), Optional.of(here)));
  }

  private Optional<LatencyEvaluator> evaluator() {
    try {
      return Optional.of(new LatencyEvaluator(measurer));
    } catch (CancellationException stopped) {
      throw stopped;
    } catch (RuntimeException e) {
      obstacle = Optional.of(LocalExecutor.reason(e));
      return Optional.empty();
    }
  }

  private Subject subject(Measurable network) {
    return new Subject(network.hash().hex(), label(network.hash()), () -> network.spec(builder));
  }

  private void measure(Trials on, List<Subject> session, long replicate) {
    try (Keeper keeper = new Keeper(settings.store())) {
      on.run(List.of(session), replicate, keeper::keep);
    }
  }

  /** What is known about all networks that were asked for, in their order. */
  Measurements measurements() {
    return trials
        .map(it -> read(study, target, asked(), it, Map.of()))
        .orElseGet(() -> new Measurements(target, metric(), Map.of(), unasked(), labels));
  }

  private Map<SpecHash, String> asked() {
    Map<SpecHash, String> some = new LinkedHashMap<>();
    asked.forEach(it -> some.put(it, label(it)));
    return some;
  }

  private String label(SpecHash network) {
    return Objects.requireNonNull(labels.get(network));
  }

  private Map<SpecHash, String> unasked() {
    Map<SpecHash, String> failed = new LinkedHashMap<>();
    obstacle.ifPresent(reason -> asked.forEach(hash -> failed.put(hash, reason)));
    return failed;
  }

  /**
   * The networks' latencies in the trials; networks without any are left out.
   *
   * @param labels of the networks to read
   * @param obstacles why networks may have no latency
   */
  static Measurements read(
      StudySpec study,
      Target target,
      Map<SpecHash, String> labels,
      Trials trials,
      Map<SpecHash, String> obstacles) {
    Map<SpecHash, List<MeasuredTrial>> measured = new LinkedHashMap<>();
    Map<SpecHash, String> failed = new LinkedHashMap<>(obstacles);
    for (SpecHash network : labels.keySet()) {
      List<MeasuredTrial> repetitions = new ArrayList<>();
      for (long seed = 0; seed < study.design().replicates(); seed++) {
        Optional<TrialOutcome> outcome = trials.outcome(network.hex(), seed);
        outcome
            .flatMap(TrialOutcome::done)
            .ifPresent(it -> repetitions.add(MeasuredTrial.read(it.detail()).labelled(labels)));
        outcome.flatMap(TrialOutcome::obstacle).ifPresent(it -> failed.put(network, it));
      }
      if (!repetitions.isEmpty()) {
        measured.put(network, repetitions);
        failed.remove(network);
      }
    }
    return new Measurements(target, study.latency(target), measured, failed, labels);
  }
}
