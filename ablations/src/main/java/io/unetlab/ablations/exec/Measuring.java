package io.unetlab.ablations.exec;

import io.unetlab.ablations.design.MeasurementBlocks;
import io.unetlab.ablations.design.VariantBuilder;
import io.unetlab.ablations.exec.Trials.Subject;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.study.Target;
import io.unetlab.ablations.task.LocalExecutor;
import io.unetlab.ablations.task.Sessions;
import io.unetlab.ablations.task.TrialExecutor;
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
 * <p>Labels are the networks' names in this study, by hash; they may change from one call to the
 * next, as rounds are measured before the variants have their numbers.
 */
final class Measuring {

  private static final long ORDER_SEED = 0;

  private final StudySpec study;
  private final Target target;
  private final RunSettings settings;
  private final LatencyMeasurer measurer;
  private final VariantBuilder builder;
  private final Set<SpecHash> asked = new LinkedHashSet<>();

  private Optional<LatencyEvaluator> evaluator = Optional.empty();
  private Optional<Trials> trials = Optional.empty();
  private Optional<String> obstacle = Optional.empty();
  private boolean started;

  Measuring(StudySpec study, Target target, RunSettings settings, LatencyMeasurer measurer) {
    this.study = study;
    this.target = target;
    this.settings = settings;
    this.measurer = measurer;
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

  /** What identifies the target and the protocol; only the latter if the target is missing. */
  String source() {
    begin();
    return source(metric(), evaluator.map(LatencyEvaluator::target), measurer.protocol());
  }

  static String source(Metric latency, Optional<String> target, String protocol) {
    return latency.name() + ": " + target.orElse("") + ", " + protocol;
  }

  /**
   * Why nothing more can be measured: the target is missing, or the base could not be measured on
   * it.
   */
  Optional<String> obstacle() {
    begin();
    return obstacle
        .or(() -> evaluator.flatMap(LatencyEvaluator::lost))
        .or(this::failureOfBase)
        .map(it -> target.name() + ": " + it);
  }

  private Optional<String> failureOfBase() {
    return asked.stream()
        .findFirst()
        .flatMap(base -> trials.orElseThrow().outcome(base.hex(), 0))
        .flatMap(TrialOutcome::obstacle);
  }

  /**
   * Measures those that were not asked for yet, in the design's blocks and with its replicates.
   *
   * @param networks one of the base's first
   * @param replayed whether an earlier run measured them, and its failures are final
   */
  void measure(List<Measurable> networks, Map<SpecHash, String> labels, boolean replayed) {
    begin();
    List<Measurable> left = left(networks);
    if (left.isEmpty() || trials.isEmpty()) {
      return;
    }
    int replicates = study.design().replicates();
    List<List<Integer>> blocks =
        MeasurementBlocks.of(left.size(), replicates, study.design().block(), ORDER_SEED);
    int parts = blocks.size() / replicates;
    for (int i = 0; i < blocks.size(); i++) {
      List<Subject> session =
          blocks.get(i).stream().map(left::get).map(it -> subject(it, labels)).toList();
      measure(trials.get(), session, i / parts, replayed);
    }
  }

  // The base with those that are new; none if nothing is new.
  private List<Measurable> left(List<Measurable> networks) {
    List<Measurable> left = new ArrayList<>(networks.subList(0, 1));
    networks.stream().skip(1).filter(it -> !asked.contains(it.hash())).forEach(left::add);
    boolean any = left.size() > 1 || !asked.contains(left.get(0).hash());
    networks.forEach(it -> asked.add(it.hash()));
    return any ? left : List.of();
  }

  // A target that cannot be identified has no key to look anything up by.
  private void begin() {
    if (started) {
      return;
    }
    started = true;
    evaluator = evaluator();
    settings
        .store()
        .addTarget(
            new TargetKey(
                target.name(),
                evaluator.map(LatencyEvaluator::target),
                measurer.protocol(),
                obstacle));
    TrialExecutor here = LocalExecutor.oneByOne(() -> false);
    trials = evaluator.map(it -> new Trials(it, settings.known(), Optional.of(here)));
  }

  private Optional<LatencyEvaluator> evaluator() {
    try {
      return Optional.of(new LatencyEvaluator(measurer));
    } catch (CancellationException stopped) {
      throw stopped;
    } catch (RuntimeException e) {
      obstacle = Optional.of(Sessions.reason(e));
      return Optional.empty();
    }
  }

  private Subject subject(Measurable network, Map<SpecHash, String> labels) {
    String label = Objects.requireNonNull(labels.get(network.hash()));
    return new Subject(network.hash().hex(), label, () -> network.spec(builder));
  }

  private void measure(Trials on, List<Subject> session, long replicate, boolean replayed) {
    if (replayed) {
      on.accept(session.stream().map(Subject::hash).toList(), replicate);
    }
    try (Keeper keeper = new Keeper(settings.store())) {
      on.run(List.of(session), replicate, keeper::keep);
    }
  }

  /**
   * What is known about those of some networks that were asked for, in the order in which they
   * were.
   */
  Measurements measurements(Map<SpecHash, String> labels) {
    Map<SpecHash, String> some = new LinkedHashMap<>();
    for (SpecHash network : asked) {
      Optional.ofNullable(labels.get(network)).ifPresent(it -> some.put(network, it));
    }
    return trials
        .map(it -> read(study, target, some, it, Map.of()))
        .orElseGet(
            () -> new Measurements(target, metric(), Map.of(), unmeasured(some.keySet()), labels));
  }

  private Map<SpecHash, String> unmeasured(Set<SpecHash> networks) {
    Map<SpecHash, String> failed = new LinkedHashMap<>();
    obstacle.ifPresent(reason -> networks.forEach(hash -> failed.put(hash, reason)));
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
