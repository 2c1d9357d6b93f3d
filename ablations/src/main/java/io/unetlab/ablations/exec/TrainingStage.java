package io.unetlab.ablations.exec;

import io.unetlab.ablations.design.VariantBuilder;
import io.unetlab.ablations.exec.Trials.Subject;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.study.TrainedQuality;
import io.unetlab.ablations.task.PooledExecutor;
import io.unetlab.ablations.task.TrialExecutors;
import io.unetlab.ablations.trained.TrainedNetwork;
import io.unetlab.ablations.trained.Trainings;
import io.unetlab.ablations.trial.TargetKey;
import io.unetlab.ablations.trial.TrialKey;
import io.unetlab.ablations.trial.TrialOutcome;
import io.unetlab.ablations.trial.TrialResult;
import io.unetlab.ablations.trial.TrialResult.Completed;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * The stage that trains some of a study's networks, each with every seed. All networks get the
 * first seed before any gets the second, so that what a budget leaves can be compared in pairs.
 */
final class TrainingStage {

  /** In the store, in the place of a target's name; no target can have it. */
  static final String TARGET = "(training)";

  private static final Logger LOG = System.getLogger(TrainingStage.class.getName());

  private final TrainedQuality asked;
  private final RunSettings settings;
  private final VariantBuilder builder;
  private final StoredCheckpoints checkpoints;

  TrainingStage(StudySpec study, TrainedQuality asked, RunSettings settings) {
    this.asked = asked;
    this.settings = settings;
    this.builder = new VariantBuilder(study);
    this.checkpoints =
        new StoredCheckpoints(
            settings.executors().flatMap(TrialExecutors::shared).map(SharedCheckpoints::new),
            news -> LOG.log(Level.WARNING, news));
  }

  /**
   * Trains the networks.
   *
   * @param chosen the first variant of each network to train, the base first
   * @param trials of all variants; what the store knows of their networks is in the result too
   * @throws CancellationException when it was stopped; finished trainings are in the store
   */
  Trainings run(NetworkTrainer trainer, Collection<Completed> chosen, List<TrialResult> trials) {
    TrainingEvaluator evaluator = new TrainingEvaluator(trainer);
    settings
        .store()
        .addTarget(
            new TargetKey(
                TARGET, Optional.of(evaluator.target()), evaluator.protocol(), Optional.empty()));
    TrainingTime time = new TrainingTime(asked, parallel(trainer), settings.nanoTime());
    BooleanSupplier ended = () -> settings.stopped().getAsBoolean() || time.isOver();
    TrialExecutors here = stopped -> new PooledExecutor(asked.parallel(), stopped);
    Trials known =
        new Trials(
            evaluator, settings.known(), Optional.of(ClaimingExecutor.of(settings, here, ended)));
    StoredTrainings.lookUp(known, asked, trials);
    time.start(known, chosen);
    trainer.expect(time.load());
    List<TrialKey> keys = keys(evaluator, chosen);
    if (settings.fresh()) {
      keys.forEach(checkpoints::forget);
    }
    checkpoints.sweep(stored(known, keys));
    known.run(
        chosen.stream().map(this::subject).toList(),
        asked.seeds(),
        outcome -> keep(trainer, outcome));
    checkpoints.sweep(stored(known, keys));
    if (settings.stopped().getAsBoolean()) {
      throw new CancellationException("stopped while training");
    }
    return StoredTrainings.read(known, asked, chosen, trials);
  }

  private int parallel(NetworkTrainer trainer) {
    int others = isElsewhere(trainer) ? settings.executors().orElseThrow().slots() : 0;
    return others > 0 ? others : asked.parallel();
  }

  private boolean isElsewhere(NetworkTrainer trainer) {
    return settings.executors().isPresent() && trainer.work().isPresent();
  }

  private List<TrialKey> keys(TrainingEvaluator evaluator, Collection<Completed> chosen) {
    return chosen.stream()
        .flatMap(it -> asked.seeds().stream().map(seed -> evaluator.key(it.hash().hex(), seed)))
        .toList();
  }

  private static List<TrialKey> stored(Trials known, List<TrialKey> keys) {
    return keys.stream()
        .filter(
            it ->
                known
                    .outcome(it.spec(), it.seed())
                    .filter(outcome -> !outcome.isWorthRetrying())
                    .isPresent())
        .toList();
  }

  private Subject subject(Completed network) {
    return new Subject(
        network.hash().hex(), network.variant().label(), () -> builder.spec(network.variant()));
  }

  // At once: a training takes minutes, and its checkpoints are needed until it is stored.
  private TrialOutcome keep(NetworkTrainer trainer, TrialOutcome outcome) {
    TrialOutcome kept = settings.keep(outcome);
    if (!kept.isWorthRetrying()) {
      checkpoints.forget(outcome.key());
    }
    if (isElsewhere(trainer)) {
      trainer.endedElsewhere(seconds(outcome));
    }
    return kept;
  }

  private static OptionalDouble seconds(TrialOutcome outcome) {
    return outcome.done().stream()
        .mapToDouble(it -> TrainedNetwork.read(it.detail()).wallSeconds())
        .findFirst();
  }
}
