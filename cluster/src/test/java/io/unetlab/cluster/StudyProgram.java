package io.unetlab.cluster;

import io.unetlab.ablations.exec.CountingCluster;
import io.unetlab.ablations.exec.CountingCluster.Fewest;
import io.unetlab.ablations.exec.Progress;
import io.unetlab.ablations.exec.RunSettings;
import io.unetlab.ablations.exec.SentStudy;
import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.ablations.exec.StudyRunner;
import io.unetlab.ablations.store.ResultStore;
import io.unetlab.ablations.store.StoredStudy;
import io.unetlab.ablations.store.StudyFiles;
import io.unetlab.ablations.study.StudyLoader;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.task.Cluster;
import io.unetlab.ablations.task.ClusterAddress;
import io.unetlab.reports.format.StudyReport;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.source.Problems;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs a study on a cluster, however small it is, and writes its report: the same files for the
 * same result, since they say neither when nor how it was run.
 */
final class StudyProgram {

  private final Path file;
  private final List<String> changes;
  private final Path folder;

  /**
   * A run.
   *
   * @param changes of the study, as in {@code --set}
   * @param folder of its store and its report
   */
  StudyProgram(Path file, List<String> changes, Path folder) {
    this.file = file;
    this.changes = changes;
    this.folder = folder;
  }

  /** Takes a master, a study's file, a change of it, and a folder; prints how many are counted. */
  public static void main(String[] args) throws IOException {
    Map<String, String> settings =
        Map.of("spark.driver.host", "127.0.0.1", "spark.executor.memory", "512m");
    ClusterAddress address = new ClusterAddress(args[0], Optional.empty(), settings);
    try (Cluster cluster = new SparkClusterService().connect(address, news -> {})) {
      new StudyProgram(Path.of(args[1]), List.of(args[2]), Path.of(args[3]))
          .run(Optional.of(cluster), (done, total) -> System.out.println(done));
    }
  }

  /** Counts, and writes the report. */
  StudyResult run(Optional<Cluster> cluster, Progress progress) throws IOException {
    StudyResult result = count(cluster, progress);
    StudyReport.write(result, report());
    return result;
  }

  /** Counts into the store. */
  StudyResult count(Optional<Cluster> cluster, Progress progress) throws IOException {
    SpecPatch patch =
        changes.stream()
            .map(it -> SpecPatch.parse(it, new Problems()))
            .reduce(SpecPatch.EMPTY, SpecPatch::andThen);
    StudySpec study = StudyLoader.load(file, patch);
    StudyFiles files = StudyFiles.copy(file, StudyLoader.files(file, patch));
    StoredStudy stored =
        new StoredStudy(
            study.hash(),
            Optional.empty(),
            study.name(),
            "test",
            files,
            changes,
            Instant.now(),
            false);
    StudyResult result;
    try (ResultStore store = ResultStore.open(folder.resolve("results.db"))) {
      store.studies().begin(stored);
      RunSettings settings = RunSettings.PLAIN.with(store.of(stored)).with(progress);
      result =
          StudyRunner.run(
              study,
              cluster
                  .map(it -> new CountingCluster(it, SentStudy.of(stored), Fewest.ANY, news -> {}))
                  .map(settings::with)
                  .orElse(settings));
      store.studies().complete(stored);
    }
    return result;
  }

  Path report() {
    return folder.resolve("report");
  }
}
