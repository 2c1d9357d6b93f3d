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
  private final Trials trials = new Trials(two);
  private final LatencySections latencies = LatencySections.of(trials);
  private final TargetsTable targets = new TargetsTable(trials);

  @Test
  void eachTargetHasAHeadingOfItsOwnAndSaysWhatItIs() {
    assertThat(latencies.sections())
        .extracting(LatencySection::heading)
        .containsExactly("Measured latency, laptop", "Measured latency, board");
    assertThat(latencies.sections())
        .allSatisfy(it -> assertThat(it.what()).startsWith("Latency on this machine: "));
    assertThat(latencies.sections())
        .extracting(it -> it.picture().orElseThrow())
        .containsExactly("latency", "latency-2");
  }

  @Test
  void theChoicesLatencyIsSaidOfEach() {
    assertThat(latencies.sentences()).hasSize(2);
    assertThat(latencies.sentences().get(0))
        .startsWith("Measured on laptop (")
        .contains("it takes 90 ms");
    assertThat(latencies.sentences().get(1))
        .startsWith("Measured on board (")
        .contains("it takes 120 ms");
    assertThat(new DecisionText(trials).lines()).containsAll(latencies.sentences());
  }

  @Test
  void aTableHasAllTargetsBesideEachOther() {
    Table table = targets.table().orElseThrow();

    assertThat(table.columns())
        .extracting(Column::key)
        .contains("latency", "latency_of_base", "latency@board", "latency@board_of_base");
    List<Cell> edit = table.rows().get(1);
    assertThat(edit.get(3).shown()).isEqualTo("0.90");
    assertThat(edit.get(5).shown()).isEqualTo("1.20");
  }

  @Test
  void whereTargetsOrderNetworksDifferentlyIsSaid() {
    assertThat(targets.disagreements())
        .contains(
            "The targets disagree: the choice takes less time than the base on laptop, and more on"
                + " board.");
  }

  @Test
  void aSavingWithoutTimeIsSaidOfTheTargetThatShowsIt() {
    List<String> lines =
        trials.explanation().discrepancies().stream().map(DiscrepancyText::of).toList();

    assertThat(lines)
        .anySatisfy(it -> assertThat(it).contains("takes more time: the latency on board changes"));
  }

  @Test
  void everyLatencyIsAColumnOfTheVariants() {
    assertThat(new VariantTables(trials).columns())
        .extracting(Column::key)
        .contains("latency", "latency@board");
  }

  @Test
  void oneTargetNeedsNoTableAndNoNames() {
    Trials one = new Trials(Fixtures.measured());

    assertThat(new TargetsTable(one).table()).isEmpty();
    assertThat(new TargetsTable(one).disagreements()).isEmpty();
    assertThat(LatencySections.of(one).sections())
        .extracting(LatencySection::heading)
        .containsExactly("Measured latency");
  }

  @Test
  void aDeviceThatIsNotThereIsSaidWithTheReason() {
    LatencySections missing = LatencySections.of(new Trials(Fixtures.measuredOnOneOfTwo()));

    assertThat(missing.sentences())
        .contains("Nothing was measured on pixel: no device is attached");
    assertThat(missing.sections().get(1).tables()).isEmpty();
    assertThat(missing.sections().get(0).tables()).hasSize(1);
  }
}
