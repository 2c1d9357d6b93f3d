package io.unetlab.ablations.proxy;

import io.unetlab.ablations.exec.Progress;
import io.unetlab.ablations.proxy.ProxyNetworks.One;
import io.unetlab.ablations.proxy.ProxyValues.Row;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.task.TaskPool;
import io.unetlab.builders.cache.DraftFile;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.training.recipe.LearningRate;
import io.unetlab.training.recipe.Length;
import io.unetlab.training.recipe.Recipe;
import io.unetlab.training.run.TrainingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/**
 * Trains the networks of a study's design, and finds out what is cheaper to know of them: their
 * counts, their scores on the base's checkpoint, and the loss after short trainings.
 *
 * <p>Everything is kept in a directory: a training that is finished is not run again, and one that
 * was stopped is continued. The values known so far are in {@code values.csv} at any time.
 */
public final class ProxyStudy {

  /** Short trainings take these parts of the long one's steps. */
  private static final List<Integer> PARTS = List.of(10, 4);

  private final Recipe recipe;
  private final Path directory;
  private final ProxyTrainer trainer;
  private final List<One> networks;
  private final List<String> columns = new ArrayList<>();
  private final List<Map<String, Double>> values = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();

  /** A training, and where its loss goes. */
  private record Task(int network, Recipe recipe, long seed, String column) {}

  /**
   * @param recipe of the long training, of a number of steps, with one seed or more
   */
  public ProxyStudy(StudySpec study, Recipe recipe, Path directory, ProxyTrainer trainer) {
    this.recipe = recipe;
    this.directory = directory;
    this.trainer = trainer;
    this.networks = ProxyNetworks.of(study).all();
    networks.forEach(it -> values.add(counts(it)));
    Proxy.WITHOUT_TRAINING.forEach(it -> columns.add(it.column()));
    PARTS.forEach(it -> columns.add(Proxy.after(steps(shortened(recipe, it))).column()));
    recipe.training().seeds().forEach(it -> columns.add(ProxyValues.TARGET + it));
  }

  private static Map<String, Double> counts(One network) {
    Map<String, BigDecimal> counted = Metrics.counted(network.spec()).values();
    Map<String, Double> values = new LinkedHashMap<>();
    for (Proxy proxy : List.of(Proxy.PARAMS, Proxy.MACS)) {
      values.put(
          proxy.column(), counted.getOrDefault(proxy.column(), BigDecimal.ZERO).doubleValue());
    }
    return values;
  }

  /** The number of networks. */
  public int networks() {
    return networks.size();
  }

  /** The number of trainings. */
  public int trainings() {
    return networks.size() * (PARTS.size() + recipe.training().seeds().size());
  }

  /**
   * Runs what is not known yet.
   *
   * @param parallel trainings at a time
   * @throws CancellationException if the thread was interrupted
   */
  public ProxyValues run(int parallel, Progress progress) {
    List<Task> tasks = tasks();
    // The base's checkpoint is what scores are taken on.
    take(tasks.get(0));
    if (failures().isEmpty()) {
      scores(tasks.get(0));
    }
    progress.done(1, tasks.size());
    List<Runnable> rest = tasks.stream().skip(1).<Runnable>map(it -> () -> take(it)).toList();
    TaskPool.run(parallel, rest, done -> progress.done(1 + done, tasks.size()));
    return known();
  }

  // Of all networks the first seed, then the next, so that a study that is stopped has whole
  // columns. The short trainings have a seed of their own: with the long one's they would share
  // its luck.
  private List<Task> tasks() {
    List<Task> tasks = new ArrayList<>();
    List<Long> seeds = recipe.training().seeds();
    long other = seeds.stream().mapToLong(Long::longValue).max().orElseThrow() + 1;
    for (int i = 0; i < networks.size(); i++) {
      tasks.add(new Task(i, recipe, seeds.get(0), ProxyValues.TARGET + seeds.get(0)));
      for (int part : PARTS) {
        Recipe brief = shortened(recipe, part);
        tasks.add(new Task(i, brief, other, Proxy.after(steps(brief)).column()));
      }
    }
    for (long seed : seeds.subList(1, seeds.size())) {
      for (int i = 0; i < networks.size(); i++) {
        tasks.add(new Task(i, recipe, seed, ProxyValues.TARGET + seed));
      }
    }
    return tasks;
  }

  private static int steps(Recipe recipe) {
    return ((Length.Steps) recipe.training().length()).count();
  }

  /** The recipe for a part of the steps, with a schedule of its own: the warm-up shrinks too. */
  private static Recipe shortened(Recipe recipe, int part) {
    LearningRate rate = recipe.training().learningRate();
    return recipe.withTraining(
        recipe
            .training()
            .withLength(new Length.Steps(Math.max(1, steps(recipe) / part)))
            .withLearningRate(
                new LearningRate(rate.peak(), rate.warmUp() / part, rate.decay(), rate.end())));
  }

  private void take(Task task) {
    One network = networks.get(task.network());
    try {
      double loss = trainer.loss(network.spec(), task.recipe(), task.seed(), directory(task));
      put(task.network(), Map.of(task.column(), loss));
    } catch (TrainingException e) {
      fail(network.variant().label() + ", " + task.column() + ": " + e.reason());
    }
  }

  private synchronized void fail(String failure) {
    failures.add(failure);
  }

  /** The trainings that failed, with the reason: their networks lack the value. */
  public synchronized List<String> failures() {
    return List.copyOf(failures);
  }

  private Path directory(Task task) {
    return directory
        .resolve("trainings")
        .resolve(
            networks.get(task.network()).spec().hash().brief()
                + "-"
                + steps(task.recipe())
                + "-"
                + task.seed());
  }

  private void scores(Task ofBase) {
    ProxyScores scores =
        new ProxyScores(
            networks.get(0).spec(), directory(ofBase), recipe, directory.resolve("scores"));
    List<Map<String, Double>> scored = scores.of(networks);
    for (int i = 0; i < networks.size(); i++) {
      put(i, scored.get(i));
    }
  }

  private synchronized void put(int network, Map<String, Double> more) {
    values.get(network).putAll(more);
    try {
      Files.createDirectories(directory);
      try (DraftFile draft = DraftFile.of(directory.resolve("values.csv"))) {
        Files.writeString(draft.path(), known().csv());
        draft.finish();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private synchronized ProxyValues known() {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < networks.size(); i++) {
      One network = networks.get(i);
      Map<String, Double> ordered = new LinkedHashMap<>();
      for (String column : columns) {
        Optional.ofNullable(values.get(i).get(column)).ifPresent(it -> ordered.put(column, it));
      }
      rows.add(new Row(network.variant().label(), network.spec().hash().brief(), ordered));
    }
    return new ProxyValues(rows);
  }
}
