package io.unetlab.ablations.exec;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.ablations.task.files.SharedDirectory;
import io.unetlab.ablations.task.files.SharedFolder;
import io.unetlab.ablations.trial.TrialKey;
import io.unetlab.builders.graph.ElementType;
import io.unetlab.builders.graph.TensorShape;
import io.unetlab.builders.weights.SafetensorsWriter;
import io.unetlab.builders.weights.Tensor;
import io.unetlab.training.run.TrainedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedCheckpointsTest {

  private static final TrialKey KEY = new TrialKey("spec", "training", "cpu", "recipe", 1, "1");
  private static final String TRAINING = TrainingEvaluator.training(KEY);

  @TempDir private Path folder;

  private SharedDirectory directory;
  private SharedCheckpoints shared;

  @BeforeEach
  void open() {
    directory = new SharedDirectory(folder.resolve("shared"));
    shared = new SharedCheckpoints(directory);
  }

  private void share(String attempt, int steps) throws IOException {
    Path own = Files.createDirectories(folder.resolve(attempt));
    SafetensorsWriter.write(
        new TrainedFiles(own).state(),
        List.of(Tensor.of("steps", TensorShape.of(1), new float[] {steps})),
        ElementType.FLOAT32,
        Map.of("steps", Integer.toString(steps)));
    shared.share(TRAINING, own);
    shared.deleteOlder(TRAINING);
    assertThat(own).isDirectoryNotContaining("glob:**share");
  }

  private long fetched(String attempt) throws IOException {
    Path own = folder.resolve(attempt);
    assertThat(shared.fetch(TRAINING, own)).isTrue();
    return new TrainedFiles(own).steps().orElseThrow();
  }

  @Test
  void theNewestOfAllAttemptsIsKept() throws IOException {
    share("one", 2);
    share("one", 4);
    share("slow", 2);

    assertThat(directory.list("checkpoints")).hasSize(1);
    assertThat(fetched("other")).isEqualTo(4);
  }

  @Test
  void aDamagedOneIsNotUsed() throws IOException {
    share("one", 2);
    String name = directory.list("checkpoints").get(0);
    Path damaged = Files.writeString(folder.resolve("damaged"), "half");
    directory.put(name.replace("000002-", "000008-"), damaged);

    assertThat(fetched("other")).isEqualTo(2);
  }

  @Test
  void withoutOneATrainingStartsAnew() throws IOException {
    assertThat(shared.fetch(TRAINING, folder.resolve("one"))).isFalse();
    assertThat(new TrainedFiles(folder.resolve("one")).steps()).isEmpty();
  }

  @Test
  void storedTrainingsAreSwept() throws IOException {
    share("one", 2);
    StoredCheckpoints stored = new StoredCheckpoints(Optional.of(shared), Assertions::fail);

    stored.sweep(List.of(KEY.of("another")));
    assertThat(directory.list("checkpoints")).hasSize(1);
    stored.sweep(List.of(KEY));
    assertThat(directory.list("checkpoints")).isEmpty();
  }

  /** As of another user who may write there and whose files may not be deleted. */
  @Test
  void whatCannotBeDeletedIsToldOnce() throws IOException {
    share("one", 2);
    SharedFolder fixed = new Fixed(directory);
    List<String> told = new ArrayList<>();
    StoredCheckpoints stored =
        new StoredCheckpoints(Optional.of(new SharedCheckpoints(fixed)), told::add);

    stored.forget(KEY);
    stored.sweep(List.of(KEY));

    assertThat(told).singleElement().asString().contains("stay in the shared place", "not yours");
  }

  private record Fixed(SharedFolder files) implements SharedFolder {

    @Override
    public void put(String name, Path file) throws IOException {
      files.put(name, file);
    }

    @Override
    public void get(String name, Path target) throws IOException {
      files.get(name, target);
    }

    @Override
    public boolean exists(String name) throws IOException {
      return files.exists(name);
    }

    @Override
    public List<String> list(String folder) throws IOException {
      return files.list(folder);
    }

    @Override
    public void delete(String name) throws IOException {
      throw new IOException("not yours");
    }
  }
}
