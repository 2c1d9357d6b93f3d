package io.unetlab.reports.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.reports.Fixtures;
import io.unetlab.reports.table.Cell;
import io.unetlab.reports.table.Column;
import io.unetlab.reports.table.Table;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class EffectTablesTest {

  private static final Trials TRIALS = new Trials(Fixtures.study());

  @Test
  void everyOptionHasItsChangeAndRange() {
    Table options = new EffectTables(TRIALS).options();
    assertThat(options.columns())
        .extracting(Column::key)
        .startsWith("option", "contexts", "params_change", "params_range", "macs_change");
    assertThat(options.rows())
        .extracting(row -> row.get(0).shown())
        .containsExactly("depth=one", "attention=none", "attention=cross_only");
    assertThat(options.rows().get(0).get(2).shown()).startsWith("-");
  }

  @Test
  void whatCannotExistHasNoEffectAndIsNamed() {
    assertThat(new EffectNotes(TRIALS).notes())
        .anyMatch(it -> it.startsWith("groups=seven is in no trial"));
    assertThat(new EffectNotes(TRIALS).notes()).anyMatch(it -> it.startsWith("FID is predicted"));
  }

  @Test
  void theSharesOfTheTableAddUpToItsLastRow() {
    Table shares = new ShareTable(TRIALS).table();
    int last = shares.rows().size() - 1;
    for (String metric : List.of("params", "macs", "flops")) {
      int column = shares.columns().stream().map(Column::key).toList().indexOf(metric);
      BigDecimal sum =
          shares.rows().subList(0, last).stream()
              .map(row -> ((Cell.Figure) row.get(column)).value())
              .reduce(BigDecimal.ZERO, BigDecimal::add);
      assertThat(((Cell.Figure) shares.rows().get(last).get(column)).value())
          .isEqualByComparingTo(sum)
          .isNotZero();
    }
  }

  @Test
  void measuredLatenciesSayHowTheyWereAnalysed() {
    Trials trials = new Trials(Fixtures.measured());
    assertThat(new EffectTables(trials).options().columns())
        .extracting(Column::key)
        .contains("latency_interval");
    assertThat(new EffectNotes(trials).notes())
        .anyMatch(it -> it.startsWith("Latency was measured on "));
  }

  @Test
  void whatAlwaysComesTogetherIsToldInOneSentenceAndHasNoRow() {
    Trials trials =
        new Trials(
            Fixtures.study(
                "design={list: [{depth: one, attention: none}, {attention: cross_only}]}"));
    assertThat(new EffectTables(trials).options().rows())
        .extracting(row -> row.get(0).shown())
        .containsExactly("attention=cross_only");
    assertThat(new EffectNotes(trials).notes())
        .filteredOn(it -> it.contains("told apart"))
        .containsExactly("depth=one, attention=none cannot be told apart in these trials.");
    assertThat(new EffectNotes(trials).notes())
        .anyMatch(it -> it.startsWith("Factors whose choices go together"));
    assertThat(new EffectNotes(TRIALS).notes())
        .noneMatch(it -> it.startsWith("Factors whose choices go together"));
  }

  @Test
  void withoutVariantsThereIsNothingToSay() {
    assertThat(EffectTables.all(Fixtures.study("design={one_at_a_time: [groups]}"))).isEmpty();
  }
}
