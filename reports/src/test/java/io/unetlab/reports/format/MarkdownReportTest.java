package io.unetlab.reports.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.reports.Fixtures;
import io.unetlab.reports.block.Page;
import io.unetlab.reports.section.StudyPage;
import io.unetlab.reports.view.Trials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The whole report of a study, section by section; {@code -Dunetlab.golden=write} renews the file.
 */
class MarkdownReportTest {

  private static final Path GOLDEN = Path.of("src/test/resources/golden/report.md");

  @Test
  void theReportMatchesTheGoldenFile() throws IOException {
    Trials trials = new Trials(Fixtures.study());
    Page page = StudyPage.of(trials, Optional.of("No pictures."));
    String written =
        MarkdownReport.write(page, Map.of())
            .replace(trials.result().provenance().tool(), "this version");
    if ("write".equals(System.getProperty("unetlab.golden"))) {
      Files.writeString(GOLDEN, written);
    }
    assertThat(written).isEqualTo(Fixtures.text("/golden/report.md"));
  }
}
