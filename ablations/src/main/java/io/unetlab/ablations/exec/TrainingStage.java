package io.unetlab.ablations.exec;

import io.unetlab.ablations.design.VariantBuilder;
import io.unetlab.ablations.exec.Trials.Subject;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.study.TrainedQuality;
import io.unetlab.ablations.task.PooledExecutor;
import io.unetlab.ablations.task.TrialExecutors;
import io.unetlab.ablations.trained.Trainings;
import io.unetlab.ablations.trial.TargetKey;
import io.unetlab.ablations.trial.TrialOutcome;
import io.unetlab.ablations.trial.TrialResult;
import io.unetlab.ablations.trial.TrialResult.Completed;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * The stage that trains some of a study's networks, each with every seed. All networks get the
 * first seed before any gets the second, so that what a budget leaves can be compared in pairs.
 */
final class TrainingStage {

  /** In the store, in the place of a target's name; no target can have it. */
  static final String TARGET = "(training)";

  private final TrainedQuality asked;
  private final RunSettings settings;
  private final VariantBuilder builder;

  TrainingStage(StudySpec study, TrainedQuality asked, RunSettings settings) {
    this.asked = asked;
    this.settings = settings;
    this.builder = new VariantBuilder(study);
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
    TrainingTime time = new TrainingTime(asked, settings.nanoTime());
    BooleanSupplier ended = () -> settings.stopped().getAsBoolean() || time.isOver();
    TrialExecutors executors =
        settings.executors().orElse(stopped -> new PooledExecutor(asked.parallel(), stopped));
    Trials known = new Trials(evaluator, settings.known(), Optional.of(executors.stoppedBy(ended)));
    StoredTrainings.lookUp(known, asked, trials);
    time.start(known, chosen);
    trainer.expect(time.load());
    if (settings.fresh()) {
      chosen.forEach(
          it ->
              asked
                  .seeds()
                  .forEach(seed -> TrainingEvaluator.forget(evaluator.key(it.hash().hex(), seed))));
    }
    known.run(chosen.stream().map(this::subject).toList(), asked.seeds(), this::keep);
    if (settings.stopped().getAsBoolean()) {
      throw new CancellationException("stopped while training");
    }
    return StoredTrainings.read(known, asked, chosen, trials);
  }

  private Subject subject(Completed network) {
    return new Subject(
        network.hash().hex(), network.variant().label(), () -> builder.spec(network.variant()));
  }

  // At once: a training takes minutes, and its checkpoints are needed until it is stored.
  private void keep(TrialOutcome outcome) {
    settings.store().add(List.of(outcome));
    if (!outcome.isWorthRetrying()) {
      TrainingEvaluator.forget(outcome.key());
    }
  }
}
