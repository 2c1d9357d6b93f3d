package io.unetlab.ablations;

import io.unetlab.ablations.exec.LatencyMeasurer;
import io.unetlab.ablations.exec.RunSettings;
import io.unetlab.ablations.exec.StudyRunner;
import io.unetlab.ablations.measure.HostTrainer;
import io.unetlab.ablations.store.ResultStore;
import io.unetlab.ablations.store.StoreAddress;
import io.unetlab.ablations.store.StoreWatch;
import io.unetlab.ablations.store.StoredStudy;
import io.unetlab.ablations.store.StudyFiles;
import io.unetlab.ablations.study.StudyLoader;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.profiler.latency.BenchRun;
import io.unetlab.profiler.runtime.BenchSubject;
import io.unetlab.spec.path.SpecPatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A process that runs a study into a store, for tests that kill it. */
public final class StudyProcess {

  private static final long SESSION_MS = 50;

  private StudyProcess() {}

  /** Takes a study's file and a store's address; sessions take a while, as real ones do. */
  public static void main(String[] arguments) {
    run(Path.of(arguments[0]), StoreAddress.of(arguments[1]), StoreWatch.NONE, SESSION_MS);
  }

  static Process start(Path study, StoreAddress store) {
    ProcessBuilder java =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            StudyProcess.class.getName(),
            study.toString(),
            store.toString());
    try {
      return java.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void run(Path file, StoreAddress place, StoreWatch watch, long sessionMillis) {
    StudySpec study = StudyLoader.load(file);
    try (ResultStore store = place.open(watch)) {
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
      StudyRunner.run(study, settings(study, sessionMillis).with(store.of(stored)));
      store.studies().complete(stored);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RunSettings settings(StudySpec study, long sessionMillis) {
    RunSettings measures = RunSettings.PLAIN.with("host", new SlowBench(sessionMillis));
    return study
        .training()
        .map(it -> measures.with(HostTrainer.idle(it.recipe())))
        .orElse(measures);
  }

  private record SlowBench(long millis) implements LatencyMeasurer {

    @Override
    public String target() {
      return "fake";
    }

    @Override
    public String protocol() {
      return "quick";
    }

    @Override
    public BenchRun measure(List<BenchSubject> subjects, long replicate) {
      try {
        Thread.sleep(millis);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return new FakeBench().measure(subjects, replicate);
    }
  }
}
