package io.unetlab.reports.format;

import io.unetlab.ablations.exec.StudyProvenance;
import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.reports.chart.Drawing;
import io.unetlab.reports.chart.Picture;
import io.unetlab.reports.section.StudyPage;
import io.unetlab.reports.view.StudyPictures;
import io.unetlab.reports.view.Trials;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes a study's report in every format; the same result yields the same bytes. */
public final class StudyReport {

  private static final int HASH = 12;

  private StudyReport() {}

  /**
   * Writes the report atomically.
   *
   * @param directory created if missing; a report in it is replaced, other files are left alone
   * @return what the pictures lack on this machine, if anything
   * @throws IOException when it cannot be written, or would overwrite files that are not a report
   */
  public static Optional<String> write(StudyResult result, Path directory) throws IOException {
    Trials trials = new Trials(result);
    Map<String, Picture.Drawn> pictures = pictures(trials);
    Optional<String> note = note(pictures);
    ReportDirectory.replace(directory, files(trials, pictures, note));
    return note;
  }

  /**
   * Whether a path in a report's directory is one of the report's files; others may be beside them.
   */
  public static boolean isPart(String path) {
    return ReportDirectory.isOurs(path);
  }

  /** The subject of the report that the directory holds; empty if it holds none. */
  public static Optional<ReportSubject> subjectIn(Path directory) {
    Path document = directory.resolve(StudyJson.FILE);
    if (!Files.isRegularFile(document)) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(document)) {
      return ReportSubject.of(in);
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  /** The report's files, not yet written. */
  static List<ReportFile> files(StudyResult result) {
    Trials trials = new Trials(result);
    Map<String, Picture.Drawn> pictures = pictures(trials);
    return files(trials, pictures, note(pictures));
  }

  private static List<ReportFile> files(
      Trials trials, Map<String, Picture.Drawn> pictures, Optional<String> note) {
    Report report = new Report(trials, StudyPage.of(trials, note), source(trials), pictures);
    return Arrays.stream(ReportFormat.values())
        .flatMap(format -> format.write(report).stream())
        .toList();
  }

  private static String source(Trials trials) {
    StudyProvenance provenance = trials.result().provenance();
    return "Study "
        + trials.result().study().name()
        + " ("
        + provenance.study().substring(0, Math.min(HASH, provenance.study().length()))
        + "), "
        + provenance.tool();
  }

  private static Optional<String> note(Map<String, Picture.Drawn> pictures) {
    return Drawing.obstacle().or(() -> Drawing.missing(pictures.values()));
  }

  private static Map<String, Picture.Drawn> pictures(Trials trials) {
    if (Drawing.obstacle().isPresent()) {
      return Map.of();
    }
    Map<String, Picture.Drawn> pictures = new LinkedHashMap<>();
    String source = source(trials);
    StudyPictures.of(trials).parallelStream()
        .map(it -> it.draw(source))
        .forEachOrdered(it -> pictures.put(it.picture().name(), it));
    return pictures;
  }
}
