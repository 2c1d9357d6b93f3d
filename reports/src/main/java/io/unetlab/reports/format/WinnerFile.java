package io.unetlab.reports.format;

import io.unetlab.reports.view.StudyPage;
import java.util.List;

/** The exact spec of the winner as a file of its own, which every command reads. */
final class WinnerFile {

  private WinnerFile() {}

  static List<ReportFile> write(Report report) {
    StudyPage page = report.page();
    if (page.winnerYaml().isEmpty()) {
      return List.of();
    }
    String header = "# " + line("Chosen by the study " + page.name() + ": " + page.rule()) + "\n";
    return List.of(ReportFile.text("winner.yaml", header + page.winnerYaml()));
  }

  // A comment ends with its line; what YAML does not print must not be in it.
  private static String line(String text) {
    return text.replaceAll("[^\\x20-\\x7e\\x{a0}-\\x{d7ff}]+", " ");
  }
}
