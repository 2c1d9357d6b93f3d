package io.unetlab.cli;

import io.unetlab.ablations.exec.StoredRun;
import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.ablations.store.SqliteStore;
import io.unetlab.ablations.store.StoredStudy;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.spec.path.SpecPatch;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code STORE [--study NAME]}, on every command that reads what {@code run} kept. */
final class StoreOption {

  @Parameters(
      paramLabel = "STORE",
      description = "What `run` kept: results.db, or the directory that it is in.")
  private Path store;

  @Option(
      names = "--study",
      paramLabel = "NAME",
      defaultValue = "",
      description = "Which of the store's studies; the one that was run last if left out.")
  private String study;

  /** The result of the study, changed by a patch, without running anything. */
  StudyResult result(SpecPatch patch, PrintWriter err) {
    Path file = Files.isDirectory(store) ? store.resolve("results.db") : store;
    try (SqliteStore results = SqliteStore.read(file)) {
      StoredStudy stored =
          results.studies().latest(study).orElseThrow(() -> unknown(file, results));
      StudySpec spec = StoredRun.study(stored, patch);
      StudyResult result = StoredRun.of(results, stored, spec);
      if (result.trials().isEmpty()) {
        throw new UserException(
            file + " has no result of " + stored.name() + " yet; run the study again");
      }
      if (!stored.complete()) {
        err.printf(
            Locale.ROOT,
            "unetlab: %s was stopped; this is of the %,d variants that were run%n",
            stored.name(),
            result.trials().size());
      }
      return result;
    }
  }

  private UserException unknown(Path file, SqliteStore results) {
    List<String> names =
        results.studies().all().stream().map(StoredStudy::name).distinct().toList();
    return new UserException(
        names.isEmpty()
            ? file
                + " holds no study yet; `unetlab run STUDY --store "
                + file
                + "` runs one into it"
            : file + " has no study " + study + "; it has " + String.join(", ", names));
  }
}
