package io.unetlab.cli.option;

import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.cli.output.UserException;
import io.unetlab.reports.format.ReportSubject;
import io.unetlab.reports.format.StudyReport;
import io.unetlab.reports.view.DecisionText;
import io.unetlab.reports.view.Trials;
import io.unetlab.spec.source.Reason;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** {@code -o DIR}, on every command that writes a study's report. */
public final class ReportOption {

  @Option(
      names = {"-o", "--out"},
      paramLabel = "DIR",
      defaultValue = "report",
      description = "Directory of the report; ${DEFAULT-VALUE} if left out.")
  private Path out;

  private Optional<String> lacking = Optional.empty();

  public Path directory() {
    return out;
  }

  /** Checks the directory before any work that would be wasted. */
  public void check() {
    if (out.toString().isBlank()) {
      throw new UserException("--out needs the name of a directory");
    }
    OutputFile.refuseStandardOutput(out);
  }

  /**
   * Refuses to replace the report of another study, or that of a whole study by one of a part, also
   * before any work that would be wasted.
   *
   * @param study the name of the one whose report is written
   * @param only the variants that it covers, as a pattern; empty for all
   */
  public void checkFor(String study, Optional<String> only) {
    Optional<ReportSubject> there = StudyReport.subjectIn(out);
    there
        .filter(it -> !it.study().equals(study))
        .ifPresent(it -> refuse("the study " + it.study(), study));
    there
        .filter(it -> it.only().isEmpty())
        .ifPresent(
            it -> only.ifPresent(part -> refuse("all of the study " + study, '"' + part + '"')));
  }

  private void refuse(String there, String other) {
    throw new UserException(
        "%s holds the report of %s, which that of %s would replace; --out DIR writes it elsewhere"
            .formatted(out, there, other));
  }

  public void write(StudyResult result) {
    checkFor(result.study().name(), result.provenance().only());
    try {
      lacking = StudyReport.write(result, out);
    } catch (IOException e) {
      throw new UserException("cannot write the report to " + out + ": " + Reason.of(e));
    }
  }

  /** Its page. */
  public Path page() {
    return out.resolve("index.html");
  }

  /** Prints the decision and the report's path. */
  public void tell(StudyResult result, PrintWriter lines) {
    new DecisionText(new Trials(result)).lines().forEach(lines::println);
    lines.println();
    lines.println("report: " + page());
    lacking.ifPresent(lines::println);
  }
}
