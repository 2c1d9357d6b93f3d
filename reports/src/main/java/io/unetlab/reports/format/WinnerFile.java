package io.unetlab.reports.format;

import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.reports.section.WinnerSection;
import java.util.List;

/** The exact spec of the winner as a separate file, which every command reads. */
final class WinnerFile {

  private WinnerFile() {}

  static List<ReportFile> write(Report report) {
    StudyResult result = report.trials().result();
    String chosen =
        "Chosen by the study " + result.study().name() + ": " + result.decision().rule();
    return WinnerSection.yaml(result).stream()
        .map(it -> ReportFile.text("winner.yaml", "# " + line(chosen) + "\n" + it))
        .toList();
  }

  // A comment is one line, and must not contain characters that YAML considers non-printable.
  private static String line(String text) {
    return text.replaceAll("[^\\x20-\\x7e\\x{a0}-\\x{d7ff}]+", " ");
  }
}
