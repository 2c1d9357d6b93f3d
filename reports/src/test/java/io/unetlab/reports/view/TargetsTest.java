package io.unetlab.reports.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.reports.Fixtures;
import io.unetlab.reports.table.Cell;
import io.unetlab.reports.table.Column;
import io.unetlab.reports.table.Table;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A study with several targets tells of each by its name, and where they do not agree. */
class TargetsTest {

  private final StudyResult two = Fixtures.measuredOnTwo();
  private final StudyPage page = StudyPage.of(new Trials(two));

  @Test
  void eachTargetHasAHeadingOfItsOwnAndSaysWhatItIs() {
    assertThat(page.latencies())
        .extracting(LatencySection::heading)
        .containsExactly("Measured latency, laptop", "Measured latency, board");
    assertThat(page.latencies())
        .allSatisfy(it -> assertThat(it.what()).startsWith("Latency on this machine: "));
    assertThat(page.latencies())
        .extracting(LatencySection::picture)
        .containsExactly("latency", "latency-2");
  }

  @Test
  void theChoicesLatencyIsSaidOfEach() {
    assertThat(page.latency()).hasSize(2);
    assertThat(page.latency().get(0)).startsWith("Measured on laptop (").contains("it takes 90 ms");
    assertThat(page.latency().get(1)).startsWith("Measured on board (").contains("it takes 120 ms");
    assertThat(new DecisionText(new Trials(two)).lines()).containsAll(page.latency());
  }

  @Test
  void aTableHasAllTargetsBesideEachOther() {
    Table table = page.targets().orElseThrow();

    assertThat(table.columns())
        .extracting(Column::key)
        .contains("latency", "latency_of_base", "latency@board", "latency@board_of_base");
    List<Cell> edit = table.rows().get(1);
    assertThat(edit.get(3).shown()).isEqualTo("0.90");
    assertThat(edit.get(5).shown()).isEqualTo("1.20");
  }

  @Test
  void whereTargetsOrderNetworksDifferentlyIsSaid() {
    assertThat(page.disagreements())
        .contains(
            "The targets disagree: the choice takes less time than the base on laptop, and more on"
                + " board.");
  }

  @Test
  void aSavingWithoutTimeIsSaidOfTheTargetThatShowsIt() {
    List<String> lines =
        new Trials(two).explanation().discrepancies().stream().map(DiscrepancyText::of).toList();

    assertThat(lines)
        .anySatisfy(it -> assertThat(it).contains("takes more time: the latency on board changes"));
  }

  @Test
  void everyLatencyIsAColumnOfTheVariants() {
    assertThat(new VariantTables(new Trials(two)).columns())
        .extracting(Column::key)
        .contains("latency", "latency@board");
  }

  @Test
  void oneTargetNeedsNoTableAndNoNames() {
    StudyPage one = StudyPage.of(new Trials(Fixtures.measured()));

    assertThat(one.targets()).isEmpty();
    assertThat(one.disagreements()).isEmpty();
    assertThat(one.latencies())
        .extracting(LatencySection::heading)
        .containsExactly("Measured latency");
  }

  @Test
  void aDeviceThatIsNotThereIsSaidWithTheReason() {
    StudyPage missing = StudyPage.of(new Trials(Fixtures.measuredOnOneOfTwo()));

    assertThat(missing.latency()).contains("Nothing was measured on pixel: no device is attached");
    assertThat(missing.latencies().get(1).table()).isEmpty();
    assertThat(missing.latencies().get(0).table()).isPresent();
  }
}
