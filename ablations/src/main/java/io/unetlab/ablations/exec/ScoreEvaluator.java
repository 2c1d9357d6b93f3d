package io.unetlab.ablations.exec;

import io.unetlab.ablations.task.Evaluator;
import io.unetlab.ablations.task.Work;
import io.unetlab.ablations.trial.TargetKey;
import io.unetlab.ablations.trial.Trial;
import io.unetlab.ablations.trial.TrialKey;
import io.unetlab.ablations.trial.TrialOutcome;
import io.unetlab.builders.Networks;
import io.unetlab.builders.djl.PyTorch;
import io.unetlab.profiler.metric.MetricSet;
import io.unetlab.profiler.process.RecordJson;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.training.data.Corpora;
import io.unetlab.training.data.TrainingData;
import io.unetlab.training.recipe.Recipe;
import io.unetlab.training.run.TrainedWeights;
import io.unetlab.training.score.ScoreException;
import io.unetlab.training.score.ScoreKind;
import io.unetlab.training.score.Scores;
import io.unetlab.training.score.Scoring;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Scores changed networks on the base's weights, both kinds of scores at once. Data and weights are
 * opened when they are needed.
 */
final class ScoreEvaluator implements Evaluator {

  /** Increases when the same network would have another score. */
  private static final String VERSION = "score 1";

  private static final String METRIC = "score";

  private static final List<String> NAMES =
      List.of(
          ScoreKind.OUTPUT_ERROR.name().toLowerCase(Locale.ROOT),
          ScoreKind.LOSS_CHANGE.name().toLowerCase(Locale.ROOT));

  private final NetworkSpec base;
  private final Path weights;
  private final Recipe recipe;
  private final TargetKey scored;
  private Optional<TrainingData> data = Optional.empty(); // guarded by this
  private Optional<Scoring> scoring = Optional.empty(); // guarded by this

  /**
   * @param weights of the base
   * @param recipe with the pictures that networks are scored on
   * @param scored what identifies the base with its weights, and the recipe with its data
   */
  ScoreEvaluator(NetworkSpec base, Path weights, Recipe recipe, TargetKey scored) {
    this.base = base;
    this.weights = weights;
    this.recipe = recipe;
    this.scored = scored;
  }

  @Override
  public TrialKey key(String spec, long seed) {
    return new TrialKey(spec, METRIC, scored.target().orElse(""), scored.protocol(), seed, VERSION);
  }

  @Override
  public Optional<Work> work() {
    return Optional.of(new ScoreWork(base.name(), base.yaml(), weights, recipe, scored));
  }

  @Override
  public boolean comparesWithFirst() {
    return false;
  }

  @Override
  public List<TrialOutcome> evaluate(List<Trial> session) {
    return session.stream().map(this::score).toList();
  }

  /**
   * Opens data and weights.
   *
   * @throws ScoreException if the weights are not the base's
   */
  void open() {
    scoring();
  }

  private TrialOutcome score(Trial trial) {
    try {
      Scores scores = scoring().of(Networks.graph(trial.spec()));
      List<BigDecimal> values =
          List.of(
              BigDecimal.valueOf(scores.outputError().mean()),
              BigDecimal.valueOf(scores.lossChange().mean()));
      return new TrialOutcome.Done(
          trial.key(), MetricSet.of(NAMES, values), RecordJson.write(scores));
    } catch (ScoreException e) {
      return new TrialOutcome.Refused(trial.key(), e.reason());
    }
  }

  private synchronized Scoring scoring() {
    PyTorch.setThreads(1); // of the thread that calls
    if (scoring.isEmpty()) {
      TrainingData opened = Corpora.open(recipe);
      data = Optional.of(opened);
      scoring =
          Optional.of(
              new Scoring(
                  Networks.graph(base), TrainedWeights.open(weights), recipe, opened.latents()));
    }
    return scoring.get();
  }

  @Override
  public synchronized void close() {
    scoring.ifPresent(Scoring::close);
    data.ifPresent(TrainingData::close);
  }
}
