package io.unetlab.reports.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.ablations.select.Standing;
import io.unetlab.reports.Fixtures;
import io.unetlab.reports.table.Column;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/reports.md} names every column of the CSV files, and every standing. */
final class CsvColumnsTest {

  private static final Path PAGE = Path.of("../docs/reports.md");

  @Test
  void everyColumnIsDocumented() throws IOException {
    String page = Files.readString(PAGE);
    Stream.of(
            Fixtures.measured(),
            Fixtures.study("trained=trained.csv", "precision=int8/float16"),
            Fixtures.searched())
        .flatMap(it -> documented(it).stream())
        .distinct()
        .forEach(it -> assertThat(page).contains("`" + it + "`"));
  }

  // As the page writes it, with capitals for what the study names.
  private static List<String> documented(StudyResult result) {
    String metrics =
        String.join("|", VariantTables.metrics(result).stream().map(it -> it.name()).toList());
    return new VariantTables(new Trials(result))
        .columns().stream()
            .map(Column::key)
            .map(it -> it.replaceFirst("^choice\\..*", "choice.FACTOR"))
            .map(
                it ->
                    Pattern.compile("^(?:" + metrics + ")(?=_|$)").matcher(it).replaceAll("METRIC"))
            .toList();
  }

  @Test
  void everyStandingIsDocumented() throws IOException {
    String page = Files.readString(PAGE);
    assertThat(Arrays.stream(Standing.values()).map(Standing::text))
        .allSatisfy(it -> assertThat(page).contains("`" + it + "`"));
  }
}
