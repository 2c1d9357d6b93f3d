package io.unetlab.ablations;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.ablations.exec.StoredRun;
import io.unetlab.ablations.store.ResultStore;
import io.unetlab.ablations.store.StoreFile;
import io.unetlab.ablations.store.StoredStudy;
import io.unetlab.builders.cache.CacheDirectory;
import io.unetlab.spec.path.SpecPatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A study that was killed while it trained ends with the values of one that never was. */
@Tag("slow")
class KilledTrainingTest {

  private static final long LONGEST_MS = 120_000;

  @TempDir private Path folder;

  @Test
  void aKilledStudyContinuesItsTrainings() throws Exception {
    Path study = study();
    Path whole = folder.resolve("whole.db");
    assertThat(StudyProcess.start(study, new StoreFile(whole)).waitFor()).isZero();

    Path killed = folder.resolve("killed.db");
    Process process = StudyProcess.start(study, new StoreFile(killed));
    boolean checkpoint = awaitCheckpoint(process);
    process.destroyForcibly().waitFor();
    assertThat(checkpoint).isTrue();
    assertThat(StudyProcess.start(study, new StoreFile(killed)).waitFor()).isZero();

    assertThat(values(killed)).hasSize(2).isEqualTo(values(whole));
    assertThat(states()).as("checkpoints of what is stored").isEmpty();
  }

  private static boolean awaitCheckpoint(Process process) throws InterruptedException {
    long end = System.nanoTime() + LONGEST_MS * 1_000_000;
    while (process.isAlive() && System.nanoTime() < end) {
      if (!states().isEmpty()) {
        return true;
      }
      Thread.sleep(20);
    }
    return false;
  }

  private static List<Path> states() {
    Path trainings = CacheDirectory.of("training");
    if (!Files.exists(trainings)) {
      return List.of();
    }
    try (Stream<Path> files = Files.find(trainings, 2, (it, facts) -> isState(it))) {
      return files.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isState(Path file) {
    return file.getFileName().toString().equals("state.safetensors");
  }

  private static Map<String, BigDecimal> values(Path file) {
    Map<String, BigDecimal> values = new LinkedHashMap<>();
    try (ResultStore store = ResultStore.read(file)) {
      StoredStudy stored = store.studies().latest(Optional.empty()).orElseThrow();
      StoredRun.of(store, stored, StoredRun.study(stored, SpecPatch.EMPTY))
          .trainings()
          .orElseThrow()
          .networks()
          .forEach(
              it ->
                  it.runs()
                      .values()
                      .forEach(
                          run ->
                              values.put(
                                  it.variant().label(), run.values().get("denoising_loss"))));
    }
    return values;
  }

  private Path study() throws IOException {
    Files.createDirectories(folder.resolve("recipes"));
    Files.copy(Studies.DIRECTORY.resolve("pixels.yaml"), folder.resolve("pixels.yaml"));
    Files.writeString(
        folder.resolve("recipes/shapes.yaml"),
        Files.readString(Studies.DIRECTORY.resolve("recipes/shapes.yaml"))
            .replace("steps: 4", "steps: 150")
            .replace("checkpoint: 2", "checkpoint: 10"));
    return Files.writeString(
        folder.resolve("study.yaml"),
        Studies.text("trained_small")
            .replace(
                "candidates: ladder, seeds: [1, 2, 3]", "candidates: 2, seeds: 1, parallel: 2"));
  }
}
