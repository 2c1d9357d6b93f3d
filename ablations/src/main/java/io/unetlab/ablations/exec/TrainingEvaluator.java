package io.unetlab.ablations.exec;

import io.unetlab.ablations.task.Evaluator;
import io.unetlab.ablations.trained.TrainedNetwork;
import io.unetlab.ablations.trial.Trial;
import io.unetlab.ablations.trial.TrialKey;
import io.unetlab.ablations.trial.TrialOutcome;
import io.unetlab.builders.cache.CacheDirectory;
import io.unetlab.builders.cache.FolderTree;
import io.unetlab.builders.cache.Sha256;
import io.unetlab.profiler.metric.MetricSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Trains networks by a recipe. Each session is one training. */
final class TrainingEvaluator implements Evaluator {

  /** Increases when the same training would give another result. */
  private static final String VERSION = "training 1";

  private static final String METRIC = "training";

  private final NetworkTrainer trainer;
  private final String target;
  private final String recipe;

  /**
   * Asks the trainer to identify its target and its recipe.
   *
   * @throws RuntimeException when the data cannot be read
   */
  TrainingEvaluator(NetworkTrainer trainer) {
    this.trainer = trainer;
    this.target = trainer.target();
    this.recipe = trainer.protocol();
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
  public List<TrialOutcome> evaluate(List<Trial> session) {
    return session.stream().map(this::train).toList();
  }

  private TrialOutcome train(Trial trial) {
    try {
      TrainedNetwork trained =
          trainer.train(
              new NetworkTrainer.Task(
                  trial.label(), trial.spec(), trial.key().seed(), directory(trial.key())));
      return new TrialOutcome.Done(trial.key(), new MetricSet(trained.values()), trained.json());
    } catch (NetworkTrainer.RefusedException e) {
      return new TrialOutcome.Refused(trial.key(), String.valueOf(e.getMessage()));
    }
  }

  /** Where the checkpoints of a trial are until its outcome is stored. */
  private static Path directory(TrialKey key) {
    return CacheDirectory.made("training").resolve(Sha256.of(key.toString()));
  }

  /** Deletes the checkpoints of a trial. */
  static void forget(TrialKey key) {
    try {
      FolderTree.delete(directory(key));
    } catch (IOException e) {
      throw new CacheDirectory.UnusableException(directory(key), e);
    }
  }
}
