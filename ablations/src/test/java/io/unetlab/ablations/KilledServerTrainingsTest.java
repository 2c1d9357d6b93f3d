package io.unetlab.ablations;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.ablations.exec.NetworkTrainer;
import io.unetlab.ablations.exec.Progress;
import io.unetlab.ablations.exec.RunSettings;
import io.unetlab.ablations.exec.StoredRun;
import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.ablations.exec.StudyRunner;
import io.unetlab.ablations.measure.HostTrainer;
import io.unetlab.ablations.store.PostgresProgram;
import io.unetlab.ablations.store.ResultStore;
import io.unetlab.ablations.store.StoreAddress;
import io.unetlab.ablations.store.StoreWatch;
import io.unetlab.ablations.store.StoredStudy;
import io.unetlab.ablations.store.StudyFiles;
import io.unetlab.ablations.study.StudyLoader;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.trained.TrainedNetwork;
import io.unetlab.ablations.trained.Trainings;
import io.unetlab.spec.path.SpecPatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Two runs divide the trainings of a study when their server is killed by SIGKILL: nothing is lost,
 * and nothing trained twice.
 */
@Tag("slow")
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class KilledServerTrainingsTest {

  private static final String PARALLEL = "quality.parallel=1";

  private static final StoreWatch WAITS =
      new StoreWatch() {
        @Override
        public void says(String message) {}

        @Override
        public boolean isStopped() {
          return false;
        }
      };

  private final List<String> trained = Collections.synchronizedList(new ArrayList<>());
  private PostgresProgram server;

  @BeforeEach
  void start() {
    server = PostgresProgram.made();
    server.start();
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.stop();
    }
  }

  /** A run one of whose trainings starts, and ends when the test says so. */
  private final class Run {

    private final CountDownLatch started = new CountDownLatch(1);
    private final CountDownLatch goesOn = new CountDownLatch(1);
    private final CountDownLatch waits = new CountDownLatch(1);
    private final CompletableFuture<StudyResult> result;

    /**
     * Starts.
     *
     * @param before trainings that it does first
     */
    Run(NetworkTrainer trainer, int before, String... set) {
      this.result =
          CompletableFuture.supplyAsync(() -> stored(new Held(trainer, this, before), this, set));
    }

    void awaitStart() throws InterruptedException {
      assertThat(started.await(1, TimeUnit.MINUTES)).isTrue();
    }
  }

  /** Holds one of a run's trainings up, and notes all. */
  private final class Held implements NetworkTrainer {

    private final NetworkTrainer own;
    private final Run run;
    private int before;

    Held(NetworkTrainer own, Run run, int before) {
      this.own = own;
      this.run = run;
      this.before = before;
    }

    @Override
    public String target() {
      return own.target();
    }

    @Override
    public String protocol() {
      return own.protocol();
    }

    @Override
    public TrainedNetwork train(Task task) {
      trained.add(task.label() + " seed " + task.seed());
      if (before-- == 0) {
        hold();
      }
      return own.train(task);
    }

    private void hold() {
      run.started.countDown();
      try {
        run.goesOn.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /**
   * One is back and has nothing left to train while the other still trains, and has not asked the
   * server for anything since it was killed.
   */
  @Test
  void theRunThatReturnsFirstLeavesTheTrainingOfTheOther() throws Exception {
    Run slow = new Run(new FakeTrainer(), 0, PARALLEL);
    slow.awaitStart();
    Run quick = new Run(new FakeTrainer(), 0, PARALLEL);
    quick.awaitStart();
    server.kill();
    server.start();
    quick.goesOn.countDown();
    while (quick.waits.getCount() > 0 && !quick.result.isDone()) {
      Thread.sleep(20);
    }
    assertThat(quick.result).isNotDone();
    assertThat(trained).hasSize(12);
    slow.goesOn.countDown();

    StudyResult result = quick.result.join();
    assertThat(slow.result.join().trials()).isEqualTo(result.trials());
    assertThat(trained).hasSize(12).doesNotHaveDuplicates();
    StudyResult alone =
        StudyRunner.run(TrainedSmall.load(), RunSettings.PLAIN.with(new FakeTrainer()));
    assertThat(result.trials()).isEqualTo(alone.trials());
    assertThat(read().decision().ranking()).isEqualTo(alone.decision().ranking());
  }

  /** Each run has stored a training, and is about to do another. */
  @Test
  void realTrainingsEndAsIfTheServerHadNeverBeenKilled() throws Exception {
    String[] few = {"quality.candidates=2", "quality.seeds=2", PARALLEL};
    StudySpec study = TrainedSmall.load(few);
    NetworkTrainer real = HostTrainer.idle(study.training().orElseThrow().recipe());
    List<Run> runs = List.of(new Run(real, 1, few), new Run(real, 1, few));
    for (Run run : runs) {
      run.awaitStart();
    }
    server.kill();
    runs.forEach(it -> it.goesOn.countDown());
    server.start();
    runs.forEach(it -> it.result.join());

    assertThat(trained).hasSize(4).doesNotHaveDuplicates();
    Trainings trainings = read().trainings().orElseThrow();
    StudyResult alone = StudyRunner.run(study, RunSettings.PLAIN.with(real));
    assertThat(values(trainings)).isEqualTo(values(alone.trainings().orElseThrow()));
  }

  private static List<List<Map<String, BigDecimal>>> values(Trainings trainings) {
    return trainings.networks().stream()
        .map(it -> it.runs().values().stream().map(TrainedNetwork::values).toList())
        .toList();
  }

  private StudyResult stored(NetworkTrainer trainer, Run run, String... set) {
    StudySpec study = TrainedSmall.load(set);
    Path file = Studies.DIRECTORY.resolve(TrainedSmall.NAME + ".yaml");
    Progress hearer =
        new Progress() {
          @Override
          public void done(int done, int total) {}

          @Override
          public void say(String step) {
            if (step.startsWith("waiting for 1 trial of other runs")) {
              run.waits.countDown();
            }
          }
        };
    try (ResultStore store = StoreAddress.of(server.address("shared")).open(WAITS)) {
      StoredStudy stored =
          new StoredStudy(
              study.hash(),
              Optional.empty(),
              study.name(),
              "test",
              StudyFiles.copy(file, StudyLoader.files(file, SpecPatch.EMPTY)),
              List.of(set),
              Instant.now(),
              false);
      store.studies().begin(stored);
      StudyResult result =
          StudyRunner.run(
              study, RunSettings.PLAIN.with(store.of(stored)).with(trainer).with(hearer));
      store.studies().complete(stored);
      return result;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private StudyResult read() {
    try (ResultStore store = StoreAddress.of(server.address("shared")).read()) {
      StoredStudy stored = store.studies().latest(Optional.empty()).orElseThrow();
      assertThat(stored.complete()).isTrue();
      assertThat(store.damaged()).isZero();
      return StoredRun.of(store, stored, StoredRun.study(stored, SpecPatch.EMPTY));
    }
  }
}
