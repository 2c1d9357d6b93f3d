package io.unetlab.ablations.exec;

import io.unetlab.ablations.task.Evaluator;
import io.unetlab.ablations.task.Work;
import io.unetlab.ablations.trained.TrainedNetwork;
import io.unetlab.ablations.trial.Trial;
import io.unetlab.ablations.trial.TrialKey;
import io.unetlab.ablations.trial.TrialOutcome;
import io.unetlab.builders.cache.Sha256;
import io.unetlab.profiler.metric.MetricSet;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Trains networks by a recipe. Each session is one training. */
public final class TrainingEvaluator implements Evaluator {

  /** Increases when the same training would give another result. */
  private static final String VERSION = "training 1";

  private static final String METRIC = "training";

  private final NetworkTrainer trainer;
  private final TrainingFolder folder;
  private final String target;
  private final String recipe;

  /**
   * Asks the trainer to identify its target and its recipe.
   *
   * @throws RuntimeException when the data cannot be read
   */
  TrainingEvaluator(NetworkTrainer trainer) {
    this(trainer, TrainingFolder.OF_MACHINE);
  }

  private TrainingEvaluator(NetworkTrainer trainer, TrainingFolder folder) {
    this.trainer = trainer;
    this.folder = folder;
    this.target = trainer.target();
    this.recipe = trainer.protocol();
  }

  /**
   * The evaluator of a machine that trains for another one.
   *
   * @param shared where attempts at a training find the checkpoints of others; the trainer shares
   *     its own there. Empty to keep none beyond this machine
   */
  public static Evaluator elsewhere(NetworkTrainer trainer, Optional<SharedCheckpoints> shared) {
    return new TrainingEvaluator(trainer, TrainingFolder.ofAttempt(shared));
  }

  String target() {
    return target;
  }

  String protocol() {
    return recipe;
  }

  @Override
  public TrialKey key(String spec, long seed) {
    return new TrialKey(spec, METRIC, target, recipe, seed, VERSION);
  }

  @Override
  public boolean comparesWithFirst() {
    return false;
  }

  @Override
  public Optional<Work> work() {
    return trainer.work();
  }

  @Override
  public List<TrialOutcome> evaluate(List<Trial> session) {
    return session.stream().map(this::train).toList();
  }

  private TrialOutcome train(Trial trial) {
    try {
      TrainedNetwork trained =
          folder.during(training(trial.key()), path -> trainer.train(task(trial, path)));
      return new TrialOutcome.Done(trial.key(), new MetricSet(trained.values()), trained.json());
    } catch (NetworkTrainer.RefusedException e) {
      return new TrialOutcome.Refused(trial.key(), String.valueOf(e.getMessage()));
    }
  }

  private static NetworkTrainer.Task task(Trial trial, Path directory) {
    return new NetworkTrainer.Task(trial.label(), trial.spec(), trial.key().seed(), directory);
  }

  /** The name of a trial's training, which its checkpoints have until its outcome is stored. */
  static String training(TrialKey key) {
    return Sha256.of(key.toString());
  }
}
