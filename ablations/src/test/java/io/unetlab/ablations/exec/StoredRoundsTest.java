package io.unetlab.ablations.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.unetlab.ablations.Studies;
import io.unetlab.ablations.propose.Proposers;
import io.unetlab.ablations.store.ResultStore;
import io.unetlab.ablations.store.StoredStudy;
import io.unetlab.ablations.store.StudyFiles;
import io.unetlab.ablations.study.StudyLoader;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.trial.TrialResult;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Problems;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store knows the rounds of a search, of one that was stopped or lost its target too. */
class StoredRoundsTest {

  private static final String METRICS = "metrics=[params, macs, latency]";
  private static final Path FILE = Studies.DIRECTORY.resolve("choice.yaml");

  @TempDir private Path folder;

  private final SimulatedTarget target = new SimulatedTarget("fake", new AtomicLong());
  private final StudySpec study = Studies.load("choice", METRICS);
  private StoredStudy stored;

  @BeforeEach
  void stored() throws IOException {
    SpecPatch patch = SpecPatch.parse(METRICS, new Problems());
    stored =
        new StoredStudy(
            study.hash(),
            Optional.empty(),
            "choice",
            "test",
            StudyFiles.copy(FILE, StudyLoader.files(FILE, patch)),
            List.of(METRICS),
            Instant.EPOCH,
            false);
  }

  @Test
  void theRoundsOfACompleteSearch() {
    target.mostMillis = 450;
    assertSame();
  }

  @Test
  void theRoundsUntilTheTargetWasLost() {
    target.lostAfter = 3;
    Climber read = assertSame();

    assertThat(read.ends()).containsExactly("host: the device is gone");
    assertThat(read.results()).hasSize(7);
  }

  @Test
  void theRoundsOfASearchWithoutItsTarget() {
    target.absent = true;
    assertThat(assertSame().ends()).containsExactly("host: no device is attached");
  }

  /** The round in which it was stopped is counted, and not measured. */
  @Test
  void theRoundsOfAStoppedSearch() {
    target.stopsAfter = 3;
    try (ResultStore store = open()) {
      assertThat(catchThrowable(() -> run(store))).isInstanceOf(CancellationException.class);

      Climber read = read(store, stored);

      assertThat(read.ends()).containsExactly("its run was stopped here");
      assertThat(read.results()).hasSize(7);
      assertThat(read.results().subList(0, 5)).allMatch(StoredRoundsTest::isMeasured);
      assertThat(read.results().subList(5, 7)).noneMatch(StoredRoundsTest::isMeasured);
    }
  }

  private Climber assertSame() {
    try (ResultStore store = open()) {
      Climber run = run(store);
      store.studies().complete(stored);
      Climber read = read(store, store.studies().latest(Optional.empty()).orElseThrow());

      assertThat(read.results()).isEqualTo(run.results());
      assertThat(read.ends()).isEqualTo(run.ends());
      assertThat(read.plan()).isEqualTo(run.plan());
      return read;
    }
  }

  private ResultStore open() {
    ResultStore store = ResultStore.open(folder.resolve("results.db"));
    store.studies().begin(stored);
    return store;
  }

  private Climber run(ResultStore store) {
    RunSettings settings = RunSettings.PLAIN.with(store.of(stored));
    Climber climber = new Climber(study, Metrics.LATENCY);
    Proposers.settle(
        climber,
        new RunRounds(
            study,
            new Counting(study, settings),
            settings,
            List.of(new Measuring(study, study.targets().get(0), settings, target)),
            List.of()));
    return climber;
  }

  private Climber read(ResultStore store, StoredStudy from) {
    Climber climber = new Climber(study, Metrics.LATENCY);
    Proposers.settle(
        climber, new StoredRounds(store, from, study, new StoredNetworks(store, from)));
    return climber;
  }

  private static boolean isMeasured(TrialResult result) {
    return result.completed().flatMap(it -> it.value(Metrics.LATENCY)).isPresent();
  }
}
