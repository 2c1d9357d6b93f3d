package io.unetlab.ablations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.unetlab.ablations.exec.StoredRun;
import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.ablations.store.PostgresProgram;
import io.unetlab.ablations.store.ResultStore;
import io.unetlab.ablations.store.StoreAddress;
import io.unetlab.ablations.store.StoreException;
import io.unetlab.ablations.store.StoreFile;
import io.unetlab.ablations.store.StoreWatch;
import io.unetlab.ablations.store.StoredStudy;
import io.unetlab.spec.path.SpecPatch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that is killed by SIGKILL in the middle of a run costs it only time. */
@Tag("slow")
class KilledServerTest {

  private static final int KILLS = 3;

  @TempDir private Path folder;
  private PostgresProgram server;
  private StoreAddress address;
  private Path study;

  @BeforeEach
  void start() throws Exception {
    server = PostgresProgram.made();
    server.start();
    address = StoreAddress.of(server.address());
    study = KilledStudyTest.bigStudy(folder);
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.stop();
    }
  }

  /** Hears that the server is lost. */
  private static final class Watch implements StoreWatch {

    private final List<String> told = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void says(String message) {
      told.add(message);
    }

    @Override
    public boolean isStopped() {
      return false;
    }
  }

  @Test
  void aRunWaitsForItsServerAndEndsAsIfItHadNeverBeenKilled() throws Exception {
    Watch watch = new Watch();
    CompletableFuture<Void> run =
        CompletableFuture.runAsync(() -> StudyProcess.run(study, address, watch, 200));
    awaitBegin();
    server.kill();
    while (watch.told.isEmpty() && !run.isDone()) {
      Thread.sleep(20);
    }
    server.start();
    for (int kill = 1; kill < KILLS; kill++) {
      Thread.sleep(300);
      server.kill();
      server.start();
    }
    run.join();

    assertThat(watch.told)
        .anyMatch(it -> it.contains("does not answer"))
        .anyMatch(it -> it.contains("answers again"))
        .allMatch(it -> it.contains("answer"));
    assertAsIfAlone();
  }

  @Test
  void aRunThatGivesUpIsContinuedByTheSameCommand() throws Exception {
    CompletableFuture<Void> run =
        CompletableFuture.runAsync(() -> StudyProcess.run(study, address, StoreWatch.NONE, 200));
    awaitBegin();
    server.kill();
    assertThatExceptionOfType(Exception.class)
        .isThrownBy(run::join)
        .havingCause()
        .isInstanceOf(StoreException.Lost.class)
        .withMessageContaining("the same command continues");
    server.start();
    StudyProcess.run(study, address, StoreWatch.NONE, 0);
    assertAsIfAlone();
  }

  private void awaitBegin() throws InterruptedException {
    address.open(StoreWatch.NONE).close();
    try (ResultStore store = address.read()) {
      while (store.studies().all().isEmpty()) {
        Thread.sleep(20);
      }
    }
  }

  private void assertAsIfAlone() {
    StoreAddress alone = new StoreFile(folder.resolve("alone.db"));
    StudyProcess.run(study, alone, StoreWatch.NONE, 0);
    StudyResult expected = result(alone);
    StudyResult result = result(address);
    assertThat(result.trials()).isEqualTo(expected.trials());
    assertThat(result.decision().ranking()).isEqualTo(expected.decision().ranking());
  }

  private static StudyResult result(StoreAddress place) {
    try (ResultStore store = place.read()) {
      StoredStudy stored = store.studies().latest(Optional.empty()).orElseThrow();
      assertThat(stored.complete()).isTrue();
      assertThat(store.damaged()).isZero();
      return StoredRun.of(store, stored, StoredRun.study(stored, SpecPatch.EMPTY));
    }
  }
}
