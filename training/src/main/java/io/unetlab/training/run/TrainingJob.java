package io.unetlab.training.run;

import io.unetlab.spec.SpecLoader;
import io.unetlab.spec.model.NetworkSpec;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Source;
import io.unetlab.training.recipe.Recipe;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One training.
 *
 * @param network canonical YAML
 * @param directory where the result is written, and a training that was stopped is continued
 * @param from weights to start from, as {@link TrainedWeights#open} takes them; empty for the seed
 * @param teacher to learn from as the recipe's distillation states
 * @param evaluate whether to judge the trained network
 * @param threads of each operation
 */
public record TrainingJob(
    TrainingIdentity identity,
    String network,
    Recipe recipe,
    Path directory,
    Optional<Path> from,
    Optional<Teacher> teacher,
    boolean evaluate,
    int threads) {

  public TrainingJob {
    Objects.requireNonNull(identity, "identity");
    Objects.requireNonNull(network, "network");
    Objects.requireNonNull(recipe, "recipe");
    Objects.requireNonNull(directory, "directory");
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(teacher, "teacher");
  }

  /**
   * A training on one thread.
   *
   * @param tool this program's name and version
   */
  public static TrainingJob of(
      NetworkSpec network,
      Recipe recipe,
      long seed,
      Optional<Path> from,
      Path directory,
      String tool) {
    TrainingIdentity identity = TrainingIdentity.of(network, recipe, seed, from, tool);
    return new TrainingJob(
        identity, network.yaml(), recipe, directory, from, Optional.empty(), false, 1);
  }

  /** The same, and the network is judged. */
  public TrainingJob withEvaluate(boolean judged) {
    return new TrainingJob(identity, network, recipe, directory, from, teacher, judged, threads);
  }

  /** The same on a number of threads, which the last digits of the result depend on. */
  public TrainingJob withThreads(int count) {
    return new TrainingJob(identity, network, recipe, directory, from, teacher, evaluate, count);
  }

  /**
   * The same, and the network learns from a teacher.
   *
   * @throws TrainingException if the teacher's weights cannot be read
   */
  public TrainingJob withTeacher(Teacher other) {
    return new TrainingJob(
        identity.withTeacher(other),
        network,
        recipe,
        directory,
        from,
        Optional.of(other),
        evaluate,
        threads);
  }

  /** Whether a trained network is finetuned for one step: its recipe says how. */
  public boolean finetunes() {
    return from.isPresent() && recipe.oneStep().isPresent();
  }

  /** The network's name and the seed. */
  public String label() {
    return identity.name() + ", seed " + identity.seed();
  }

  /**
   * In what the training in the directory differs from this one, such as {@code another recipe};
   * empty if it is the same, or missing.
   */
  public List<String> conflicts() {
    TrainedFiles files = new TrainedFiles(directory);
    return files.metadata().map(identity::differences).orElse(List.of());
  }

  /**
   * The other numbers of threads that the training to continue ran on so far: its weights will not
   * be, to the last bit, those of one that ran through. Empty without such a training.
   */
  public List<Integer> otherThreads() {
    return new TrainedFiles(directory).threadsSoFar().stream().filter(it -> it != threads).toList();
  }

  /** Deletes what a training wrote into the directory. */
  public void startAnew() throws IOException {
    new TrainedFiles(directory).clear();
  }

  NetworkSpec spec() {
    Source source = new Source(identity.name(), network);
    return SpecLoader.load(source, Path.of(""), SpecPatch.EMPTY);
  }
}
