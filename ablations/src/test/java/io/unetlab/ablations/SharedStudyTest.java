package io.unetlab.ablations;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.ablations.exec.NetworkTrainer;
import io.unetlab.ablations.exec.RunSettings;
import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.ablations.exec.StudyRunner;
import io.unetlab.ablations.store.Claim;
import io.unetlab.ablations.store.PostgresProgram;
import io.unetlab.ablations.store.ResultStore;
import io.unetlab.ablations.store.StoreAddress;
import io.unetlab.ablations.store.StoreWatch;
import io.unetlab.ablations.store.StoredStudy;
import io.unetlab.ablations.store.StudyFiles;
import io.unetlab.ablations.study.StudyLoader;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.trained.TrainedNetwork;
import io.unetlab.ablations.trial.TrialKey;
import io.unetlab.ablations.trial.TrialOutcome;
import io.unetlab.profiler.metric.MetricSet;
import io.unetlab.spec.path.SpecPatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs of one study into one shared store at the same time divide its trainings among them. */
class SharedStudyTest {

  private final FakeTrainer trainer = new FakeTrainer();
  private StoreAddress address;

  @BeforeEach
  void name() {
    address = StoreAddress.of(PostgresProgram.shared().address());
  }

  @Test
  void twoRunsAtOnceTrainEachNetworkOnce() {
    NetworkTrainer slow = trainer.after(() -> sleep(50));
    List<CompletableFuture<StudyResult>> runs = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      runs.add(CompletableFuture.supplyAsync(() -> run(slow)));
    }
    StudyResult one = runs.get(0).join();
    StudyResult other = runs.get(1).join();

    assertThat(trainer.asked()).hasSize(12).doesNotHaveDuplicates();
    assertThat(one.trials()).isEqualTo(other.trials());
    assertThat(one.trainings().orElseThrow().settled()).isEqualTo(12);
    assertThat(one.decision().ranking()).isEqualTo(other.decision().ranking());
  }

  /** It may have been stopped. */
  @Test
  void theTrainingOfARunThatEndsIsTakenOver() throws Exception {
    StudySpec study = TrainedSmall.load();
    TrialKey key =
        new TrialKey(
            study.base().spec().hash().hex(), "training", "fake", "recipe", 1, "training 1");
    CountDownLatch started = new CountDownLatch(1);
    ResultStore ending = address.open(StoreWatch.NONE);
    Optional<Claim> claim = ending.claim(key);
    CompletableFuture<StudyResult> run =
        CompletableFuture.supplyAsync(() -> run(trainer.after(started::countDown)));
    assertThat(claim).isPresent();
    assertThat(started.await(1, TimeUnit.MINUTES)).isTrue();
    assertThat(trainer.asked()).doesNotContain("base seed 1");
    ending.close();

    assertThat(run.join().trainings().orElseThrow().settled()).isEqualTo(12);
    assertThat(trainer.asked()).hasSize(12).contains("base seed 1").doesNotHaveDuplicates();
  }

  /** It was believed dead, and trains on: both runs end with the result that was stored first. */
  @Test
  void aTrainingThatWasTakenOverMeanwhileLeavesNothing() {
    List<Path> folders = new ArrayList<>();
    List<TrainedNetwork> stored = new ArrayList<>();
    StudyResult result = run(new TakenOver(folders, stored));

    assertThat(folders).hasSize(1).allMatch(Files::notExists);
    TrainedNetwork theirs = stored.get(0);
    StudyResult other = run(trainer);
    assertThat(trainer.asked()).hasSize(12);
    for (StudyResult one : List.of(result, other)) {
      assertThat(one.trainings().orElseThrow().networks())
          .filteredOn(it -> it.runs().containsValue(theirs))
          .hasSize(1);
    }
    assertThat(result.decision().ranking()).isEqualTo(other.decision().ranking());
  }

  /** Of its first training, another run stores another result before it ends. */
  private final class TakenOver implements NetworkTrainer {

    private final List<Path> folders;
    private final List<TrainedNetwork> stored;

    TakenOver(List<Path> folders, List<TrainedNetwork> stored) {
      this.folders = folders;
      this.stored = stored;
    }

    @Override
    public String target() {
      return trainer.target();
    }

    @Override
    public String protocol() {
      return trainer.protocol();
    }

    @Override
    public TrainedNetwork train(Task task) {
      TrainedNetwork own = trainer.train(task);
      if (folders.isEmpty()) {
        folders.add(task.directory());
        checkpoint(task.directory());
        TrainedNetwork theirs =
            new TrainedNetwork(own.values(), own.losses(), own.curve(), 4, 61, 61, List.of());
        stored.add(theirs);
        String hash = task.spec().hash().hex();
        TrialKey key = new TrialKey(hash, "training", "fake", "recipe", task.seed(), "training 1");
        try (ResultStore other = address.open(StoreWatch.NONE)) {
          other.addFirst(
              List.of(new TrialOutcome.Done(key, new MetricSet(theirs.values()), theirs.json())));
        }
      }
      return own;
    }

    private void checkpoint(Path folder) {
      try {
        Files.writeString(Files.createDirectories(folder).resolve("weights"), "half trained");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private StudyResult run(NetworkTrainer by) {
    Path file = Studies.DIRECTORY.resolve(TrainedSmall.NAME + ".yaml");
    StudySpec study = TrainedSmall.load();
    try (ResultStore store = address.open(StoreWatch.NONE)) {
      StoredStudy stored =
          new StoredStudy(
              study.hash(),
              Optional.empty(),
              study.name(),
              "test",
              StudyFiles.copy(file, StudyLoader.files(file, SpecPatch.EMPTY)),
              List.of(),
              Instant.now(),
              false);
      store.studies().begin(stored);
      StudyResult result =
          StudyRunner.run(study, RunSettings.PLAIN.with(store.of(stored)).with(by));
      store.studies().complete(stored);
      return result;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
