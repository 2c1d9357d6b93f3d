package io.unetlab.ablations.measure;

import io.unetlab.ablations.exec.NetworkTrainer;
import io.unetlab.ablations.task.Work;
import io.unetlab.ablations.trained.TrainedNetwork;
import io.unetlab.builders.cache.Sha256;
import io.unetlab.spec.source.Problems;
import io.unetlab.spec.source.Severity;
import io.unetlab.spec.yaml.ChoiceType;
import io.unetlab.training.measure.Score;
import io.unetlab.training.recipe.Device;
import io.unetlab.training.recipe.Measure;
import io.unetlab.training.recipe.Recipe;
import io.unetlab.training.recipe.RecipeHash;
import io.unetlab.training.run.Judged;
import io.unetlab.training.run.TrainingEvent;
import io.unetlab.training.run.TrainingJob;
import io.unetlab.training.run.TrainingObserver;
import io.unetlab.training.run.TrainingReport;
import io.unetlab.training.run.TrainingResult;
import io.unetlab.training.run.TrainingSession;
import io.unetlab.training.text.Fitness;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Trains a study's networks on this machine, each in a process with one thread. */
public final class HostTrainer implements NetworkTrainer {

  private static final MathContext DIGITS = new MathContext(9);
  private static final int CURVE_POINTS = 100;

  private final Recipe recipe;
  private final String tool;
  private final TrainingsWatch watch;

  /**
   * @param tool this program's name and version
   */
  public HostTrainer(Recipe recipe, String tool, TrainingsWatch watch) {
    this.recipe = recipe;
    this.tool = tool;
    this.watch = watch;
  }

  /** One that only identifies what it would train. */
  public static NetworkTrainer idle(Recipe recipe) {
    return new HostTrainer(recipe, "", new Unwatched());
  }

  /** Watches nothing. */
  private record Unwatched() implements TrainingsWatch {

    @Override
    public void expect(Load load) {}

    @Override
    public void tell(Task task, TrainingEvent event) {}

    @Override
    public void ended(Task task) {}

    @Override
    public boolean isStopped() {
      return false;
    }
  }

  /** Follows the session of one training. */
  private record Following(Task task, TrainingsWatch watch) implements TrainingObserver {

    @Override
    public void tell(TrainingJob job, TrainingEvent event) {
      watch.tell(task, event);
    }

    @Override
    public void ended(TrainingResult result) {}

    @Override
    public boolean isStopped() {
      return watch.isStopped();
    }
  }

  @Override
  public String target() {
    return recipe.training().device() instanceof Device.Cuda ? "cuda" : "cpu";
  }

  @Override
  public String protocol() {
    return Sha256.of(RecipeHash.training(recipe) + RecipeHash.judging(recipe));
  }

  @Override
  public void expect(Load load) {
    watch.expect(load);
  }

  @Override
  public void endedElsewhere(OptionalDouble seconds) {
    watch.endedElsewhere(seconds);
  }

  @Override
  public Optional<Work> work() {
    return Optional.of(new HostTraining(recipe, tool));
  }

  @Override
  public TrainedNetwork train(Task task) {
    try {
      return trained(task);
    } finally {
      watch.ended(task);
    }
  }

  private TrainedNetwork trained(Task task) {
    Problems problems = new Problems();
    Fitness.check(task.spec(), recipe, Optional.empty(), problems);
    if (problems.hasErrors()) {
      throw new RefusedException(reason(problems));
    }
    TrainingJob job =
        TrainingJob.of(task.spec(), recipe, task.seed(), Optional.empty(), task.directory(), tool)
            .withEvaluate(true);
    TrainingObserver following = new Following(task, watch);
    TrainingResult result = new TrainingSession(1, following).train(List.of(job)).get(0);
    return network(
        result.report().orElseThrow(() -> new TrainingFailedException(result.failure())));
  }

  private static String reason(Problems problems) {
    return problems.all().stream()
        .filter(it -> it.severity() == Severity.ERROR)
        .map(it -> it.code().id() + " " + it.message())
        .collect(Collectors.joining("; "));
  }

  private static TrainedNetwork network(TrainingReport report) {
    Judged judged = report.judged().orElseThrow();
    Map<String, BigDecimal> values = new LinkedHashMap<>();
    new EnumMap<>(judged.scores())
        .forEach((measure, score) -> values.put(ChoiceType.word(measure), value(score)));
    return new TrainedNetwork(
        values,
        Optional.ofNullable(judged.scores().get(Measure.DENOISING_LOSS))
            .map(Score::byExample)
            .orElse(List.of()),
        curve(report.losses()),
        report.steps(),
        report.cpuSeconds() + judged.cpuSeconds(),
        report.seconds() + judged.cpuSeconds(),
        SampledPng.of(judged));
  }

  private static BigDecimal value(Score score) {
    return BigDecimal.valueOf(score.value()).round(DIGITS);
  }

  // Means over equal parts of the steps: single steps are noise.
  private static List<Double> curve(List<Float> losses) {
    int parts = Math.min(CURVE_POINTS, losses.size());
    List<Double> curve = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      int from = (int) ((long) part * losses.size() / parts);
      int to = (int) ((part + 1L) * losses.size() / parts);
      curve.add(losses.subList(from, to).stream().mapToDouble(it -> it).average().orElse(0));
    }
    return curve;
  }
}
