package io.unetlab.reports.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.reports.Fixtures;
import io.unetlab.reports.chart.Picture;
import io.unetlab.reports.table.Cell;
import io.unetlab.reports.table.Table;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a report says of the networks that a study measured. */
class MeasuredLatencyTest {

  private final StudyResult result = Fixtures.measured();
  private final Trials trials = new Trials(result);
  private final MeasuredLatency latency = MeasuredLatency.of(trials).get(0);

  @Test
  void theDecisionNamesTheChoicesLatency() {
    assertThat(latency.sentence())
        .startsWith("Measured on host (")
        .contains(", it takes 90 ms, 0.90 of the base's time (0.90 to 0.90).");
    assertThat(new DecisionText(trials).lines()).contains(latency.sentence());
  }

  @Test
  void theTableBeginsWithTheBaseAndHasEveryEdit() {
    Table table = latency.table();

    List<Cell> base = table.rows().get(0);
    assertThat(base.get(0).shown()).isEqualTo("the base");
    assertThat(base.get(4).shown()).isEqualTo("100 ms");
    assertThat(base.get(7)).isInstanceOf(Cell.Missing.class);
    assertThat(table.rows()).hasSizeGreaterThan(result.ladder().rungs().size());
    assertThat(table.rows().get(1).get(7).shown()).isEqualTo("0.90");
  }

  @Test
  void theChartSaysEveryMedianAndItsInterval() {
    Picture picture = latency.picture();

    assertThat(picture.description()).contains("the base: 100.0 ms (99.5 ms to 100.5 ms)");
    assertThat(picture.description().split(";")).hasSize(latency.table().rows().size());
  }

  @Test
  void aStudyThatMeasuredNothingSaysNothing() {
    assertThat(MeasuredLatency.of(new Trials(Fixtures.study()))).isEmpty();
    assertThat(new DecisionText(new Trials(Fixtures.study())).latencies()).isEmpty();
  }
}
