package io.unetlab.reports.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.reports.Fixtures;
import io.unetlab.reports.block.KeyFigure;
import io.unetlab.reports.chart.Drawing;
import io.unetlab.reports.chart.Picture;
import io.unetlab.reports.table.Cell;
import io.unetlab.reports.table.Column;
import io.unetlab.reports.table.Table;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** A latency that is not valid, or not told apart from the base's, is no ratio anywhere. */
class UncertainLatencyTest {

  private static final String FASTEST = "select={where: {params: '>= 1'}, minimize: latency}";
  private static final StudyResult BUSY = Fixtures.measuredWhileBusy();
  private static final StudyResult ALIKE = Fixtures.measuredAlike();

  private static KeyFigure card(StudyResult result) {
    Trials trials = new Trials(result);
    return KeyFigures.of(trials, new DecisionText(trials)).stream()
        .filter(it -> it.title().startsWith("Latency"))
        .findFirst()
        .orElseThrow();
  }

  private static List<Cell> column(Table table, String key) {
    int index = table.columns().stream().map(Column::key).toList().indexOf(key);
    return table.rows().stream().map(row -> row.get(index)).toList();
  }

  private static Table latency(StudyResult result) {
    return MeasuredLatency.of(new Trials(result)).get(0).table();
  }

  @Test
  void theCardHasACautionInPlaceOfTheChange() {
    assertThat(card(Fixtures.measured()).change()).contains("-10.0 %");
    assertThat(card(Fixtures.measured()).caution()).isEmpty();
    assertThat(card(BUSY).change()).isEmpty();
    assertThat(card(BUSY).caution()).contains("doubtful");
    assertThat(card(ALIKE).change()).isEmpty();
    assertThat(card(ALIKE).caution()).contains("not told apart from the base");
  }

  @Test
  void theTableSaysSoInPlaceOfTheRatio() {
    assertThat(column(latency(BUSY), "latency_of_base").subList(1, 3))
        .allMatch(it -> it.equals(new Cell.Missing("doubtful")));
    assertThat(column(latency(BUSY), "latency").get(1).shown()).isEqualTo("90 ms (doubtful)");
    assertThat(column(latency(BUSY), "valid")).allMatch(it -> it.shown().equals("no"));
    assertThat(column(latency(ALIKE), "latency_of_base").subList(1, 3))
        .allMatch(it -> it.equals(new Cell.Missing("not told apart")));
    assertThat(column(latency(ALIKE), "valid")).allMatch(it -> it.shown().equals("yes"));
  }

  @Test
  void theLadderSaysSoInPlaceOfTheChange() {
    assertThat(column(LadderTable.of(Fixtures.measured()), "latency_change").get(0).shown())
        .isEqualTo("-10.0 %");
    assertThat(column(LadderTable.of(BUSY), "latency_change"))
        .allMatch(it -> it.shown().equals("doubtful"));
    assertThat(column(LadderTable.of(ALIKE), "latency_change").get(0).shown())
        .isEqualTo("not told apart");
  }

  @Test
  void theDecisionsSentencesHaveNoRatio() {
    StudyResult busy = Fixtures.measuredWhileBusy(FASTEST);
    StudyResult alike = Fixtures.measuredAlike(FASTEST);
    for (StudyResult result : List.of(busy, alike)) {
      assertThat(new DecisionText(new Trials(result)).lines())
          .noneMatch(line -> line.matches(".*(ms|s) .*[0-9]x less.*"))
          .noneMatch(line -> line.contains(" of the base's time"));
    }
    assertThat(new DecisionText(new Trials(busy)).lines())
        .anyMatch(it -> it.contains("90 ms (doubtful)"))
        .anyMatch(it -> it.contains("are not valid: measure again on a quiet machine"));
    assertThat(new DecisionText(new Trials(Fixtures.measured(FASTEST))).sentence())
        .contains("90 ms (1.11x less)");
  }

  @Test
  void aDoubtfulLatencyIsNoObservation() {
    assertThat(new Trials(BUSY).explanation().effects())
        .noneMatch(it -> it.metric().name().equals("latency"));
    assertThat(new Trials(Fixtures.measured()).explanation().effects())
        .anyMatch(it -> it.metric().name().equals("latency"));
  }

  @Test
  void programsReadWhetherALatencyIsValid() {
    VariantTables tables = new VariantTables(new Trials(BUSY));
    assertThat(column(tables.all(BUSY.trials()), "latency_valid").get(0).shown()).isEqualTo("no");
  }

  @Test
  void thePictureItselfNamesTheDoubtfulBars() {
    Assumptions.assumeTrue(Drawing.obstacle().isEmpty(), "this machine has no fonts");
    Picture doubtful = MeasuredLatency.of(new Trials(BUSY)).get(0).picture();
    Picture valid = MeasuredLatency.of(new Trials(Fixtures.measured())).get(0).picture();
    assertThat(doubtful.description()).contains("the base: 100.0 ms").contains(", doubtful");
    assertThat(valid.description()).doesNotContain("doubtful");
    assertThat(doubtful.height()).isGreaterThan(valid.height());
    assertThat(Stream.of(doubtful, valid).map(it -> it.draw("").svg().length()).distinct())
        .hasSize(2);
  }
}
