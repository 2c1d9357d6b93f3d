package io.unetlab.ablations;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.ablations.exec.Measurements;
import io.unetlab.ablations.exec.RunSettings;
import io.unetlab.ablations.exec.StoredRun;
import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.ablations.exec.StudyRunner;
import io.unetlab.ablations.store.SqliteStore;
import io.unetlab.ablations.store.StoredStudy;
import io.unetlab.ablations.store.StudyFiles;
import io.unetlab.ablations.study.StudyLoader;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.profiler.latency.BenchRun;
import io.unetlab.profiler.latency.LatencyResult;
import io.unetlab.profiler.runtime.BenchSubject;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Problems;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store tells of a run what the run told, of networks that could not be measured too. */
class StoredRunTest {

  private static final String METRICS = "metrics=[params, macs, latency]";
  private static final Path FILE = Studies.DIRECTORY.resolve("choice.yaml");

  @TempDir private Path folder;

  @Test
  void theStoredResultIsTheRunsOwn() throws IOException {
    try (SqliteStore store = SqliteStore.open(folder.resolve("results.db"))) {
      StoredStudy stored = stored();
      StudySpec study = StudyLoader.load(FILE, SpecPatch.parse(METRICS, new Problems()));
      store.studies().begin(stored);
      StudyResult run =
          StudyRunner.run(
              study,
              RunSettings.PLAIN
                  .with(
                      store,
                      networks -> store.studies().add(stored, networks),
                      target -> store.studies().add(stored, target))
                  .with("host", new LastFails()));

      StudyResult read = StoredRun.of(store, stored, StoredRun.study(stored, SpecPatch.EMPTY));

      assertThat(read.trials()).isEqualTo(run.trials());
      assertThat(read.decision().ranking()).isEqualTo(run.decision().ranking());
      Measurements ours = run.measurements().get(0);
      Measurements theirs = read.measurements().get(0);
      assertThat(ours.failed().values()).containsExactly("load: out of memory");
      assertThat(theirs.failed()).isEqualTo(ours.failed());
      assertThat(theirs.trials()).isNotEmpty().isEqualTo(ours.trials());
    }
  }

  private static StoredStudy stored() throws IOException {
    SpecPatch patch = SpecPatch.parse(METRICS, new Problems());
    return new StoredStudy(
        StudyLoader.load(FILE, patch).hash(),
        "",
        "choice",
        "test",
        StudyFiles.copy(FILE, StudyLoader.files(FILE, patch)),
        List.of(METRICS),
        Instant.EPOCH,
        false);
  }

  private static final class LastFails extends FakeBench {

    @Override
    public BenchRun measure(List<BenchSubject> subjects, long replicate) {
      List<BenchSubject> good = new ArrayList<>(subjects);
      String bad = good.remove(good.size() - 1).name();
      BenchRun run = super.measure(good, replicate);
      return new BenchRun(
          run.protocol(),
          run.runSeed(),
          run.measured(),
          List.of(new LatencyResult.Failed(bad, "load", "out of memory")),
          run.keptLoaded());
    }
  }
}
