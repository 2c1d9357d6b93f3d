package io.unetlab.cli.option;

import io.unetlab.ablations.exec.StoredRun;
import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.ablations.exec.StudyRun;
import io.unetlab.ablations.store.ResultStore;
import io.unetlab.ablations.store.StoreAddress;
import io.unetlab.ablations.store.StoredStudy;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.cli.output.TableFormat;
import io.unetlab.cli.output.UserException;
import io.unetlab.reports.view.RunText;
import io.unetlab.spec.path.SpecPatch;
import io.unetlab.spec.path.SpecPath;
import io.unetlab.spec.source.Visible;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code STORE [--study NAME]}, on every command that reads the results of {@code run}. */
public final class StoreOption {

  private static final int NAMED = 5;

  /** Keys of a study that define its networks. */
  private static final Set<String> RUN = Set.of("base", "factors", "constraints", "design");

  @Parameters(
      paramLabel = "STORE",
      description = "Results of `run`: results.db, its directory, or postgresql://HOST/DATABASE.")
  private String store;

  @Option(
      names = "--study",
      paramLabel = "NAME",
      description = "Which of the store's studies; the one whose run ended last if left out.")
  private Optional<String> study = Optional.empty();

  private String heading = "";
  private boolean several;

  /** The result of the study, changed by a patch, without running anything. */
  public StudyResult result(SpecPatch patch, PrintWriter err) {
    return read(patch, err).result();
  }

  /**
   * The same for a report, which shows how to get it again.
   *
   * @param options the patch as it was typed
   */
  public StudyResult reported(SpecPatch patch, List<String> options, PrintWriter err) {
    Read read = read(patch, err);
    tellChangedFiles(read.stored(), err);
    return read.result().with(StudyRun.of(read.stored()).changed(options));
  }

  private record Read(StoredStudy stored, StudyResult result) {}

  private Read read(SpecPatch patch, PrintWriter err) {
    patch.assignments().forEach(it -> refuseOtherNetworks(it.path()));
    StoreAddress place = StoreAddress.of(store);
    try (ResultStore results = place.read()) {
      StoredStudy stored =
          results
              .studies()
              .latest(study.filter(it -> !it.isEmpty()))
              .orElseThrow(() -> unknown(place, results));
      StudySpec spec = StoredRun.study(stored, patch);
      StudyResult result = StoredRun.of(results, stored, spec);
      tellDamage(place, results, err);
      List<Integer> lost = StoredRun.lost(result);
      if (lost.size() == result.trials().size()) {
        throw new UserException(
            place + " has no result of " + stored.name() + " yet; run the study again");
      }
      tellLost(lost, err);
      if (!stored.complete()) {
        err.printf(
            Locale.ROOT,
            "unetlab: %s was stopped; this covers the %,d variants that were run%n",
            stored.name(),
            result.trials().size());
      }
      name(stored, results.studies().all());
      return new Read(stored, result);
    }
  }

  private static void tellChangedFiles(StoredStudy stored, PrintWriter err) {
    stored
        .call()
        .flatMap(it -> stored.files().differenceAt(Path.of(it.file())))
        .ifPresent(
            it ->
                err.println(
                    "unetlab: the study's files are not as they were when it ran ("
                        + it
                        + "), so the command in the report gives another one, or none"));
  }

  private void name(StoredStudy stored, List<StoredStudy> all) {
    String others =
        all.stream()
            .map(StoredStudy::name)
            .distinct()
            .filter(it -> !it.equals(stored.name()))
            .collect(Collectors.joining(", "));
    several = !others.isEmpty();
    heading =
        Visible.line(
            String.format(
                Locale.ROOT,
                "Study: %s%s, run %s%s.",
                stored.name(),
                stored.only().map(it -> ", only \"" + it + '"').orElse(""),
                RunText.minute(stored.runAt()),
                several ? "; the store also has " + others + " (--study NAME)" : ""));
  }

  /**
   * Says which study an answer is about, in its first line. What programs read has no such line; if
   * the store has several studies, it is on standard error instead.
   */
  public void head(TableFormat format, PrintWriter out, PrintWriter err) {
    switch (format) {
      case TEXT, MARKDOWN -> {
        out.println(heading);
        out.println();
      }
      case CSV, JSON -> {
        if (several) {
          err.println("unetlab: " + heading);
        }
      }
    }
  }

  /** Says how many rows of a store are damaged, if any; a run evaluates those trials again. */
  public static void tellDamage(StoreAddress place, ResultStore store, PrintWriter err) {
    int damaged = store.damaged();
    if (damaged > 0) {
      err.printf(
          Locale.ROOT,
          "unetlab: %,d %s of %s %s damaged and %s as missing; `unetlab run` evaluates %s"
              + " again%n",
          damaged,
          damaged == 1 ? "row" : "rows",
          place,
          damaged == 1 ? "is" : "are",
          damaged == 1 ? "counts" : "count",
          damaged == 1 ? "it" : "them");
    }
  }

  private static void tellLost(List<Integer> lost, PrintWriter err) {
    if (!lost.isEmpty()) {
      String numbers =
          lost.stream().limit(NAMED).map(it -> "#" + it).collect(Collectors.joining(", "));
      String more = lost.size() > NAMED ? " and " + (lost.size() - NAMED) + " more" : "";
      err.println(
          "unetlab: the store has no sound counts of "
              + numbers
              + more
              + "; `unetlab run` counts "
              + (lost.size() == 1 ? "it" : "them")
              + " again");
    }
  }

  // The store has the counts of the networks that were run; a choice among others would be wrong.
  private static void refuseOtherNetworks(SpecPath path) {
    List<String> keys = path.segments().stream().map(String::valueOf).toList();
    boolean evidence = keys.contains("evidence");
    if (RUN.contains(keys.get(0)) && !evidence) {
      throw new UserException(
          "--set "
              + path
              + " needs networks that were not run; `unetlab run` takes the same --set");
    }
  }

  private UserException unknown(StoreAddress place, ResultStore results) {
    List<String> names =
        results.studies().all().stream().map(StoredStudy::name).distinct().toList();
    return new UserException(
        names.isEmpty()
            ? place
                + " holds no study yet; `unetlab run STUDY --store "
                + place
                + "` runs one into it"
            : place
                + " has no study "
                + study.orElseThrow()
                + "; it has "
                + String.join(", ", names));
  }
}
