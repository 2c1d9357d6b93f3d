package io.unetlab.reports.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.reports.Fixtures;
import io.unetlab.reports.table.Cell;
import io.unetlab.reports.table.Column;
import io.unetlab.reports.table.Table;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class EffectsViewTest {

  private static final EffectsView VIEW = EffectsView.of(Fixtures.study());

  @Test
  void everyOptionHasItsChangeAndRange() {
    Table options = VIEW.options();
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
    assertThat(VIEW.notes()).anyMatch(it -> it.startsWith("groups=seven is in no trial"));
    assertThat(VIEW.notes()).anyMatch(it -> it.startsWith("FID is predicted"));
  }

  @Test
  void theSharesOfTheTableAddUpToItsLastRow() {
    Table shares = VIEW.shares();
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
    EffectsView view = EffectsView.of(Fixtures.measured());
    assertThat(view.options().columns()).extracting(Column::key).contains("latency_interval");
    assertThat(view.notes()).anyMatch(it -> it.startsWith("Latency was measured of "));
  }

  @Test
  void whatAlwaysComesTogetherIsToldInOneSentenceAndHasNoRow() {
    EffectsView view =
        EffectsView.of(
            Fixtures.study(
                "design={list: [{depth: one, attention: none}, {attention: cross_only}]}"));
    assertThat(view.options().rows())
        .extracting(row -> row.get(0).shown())
        .containsExactly("attention=cross_only");
    assertThat(view.notes())
        .filteredOn(it -> it.contains("told apart"))
        .containsExactly("depth=one, attention=none cannot be told apart in these trials.");
    assertThat(view.notes()).anyMatch(it -> it.startsWith("Factors whose choices go together"));
    assertThat(VIEW.notes()).noneMatch(it -> it.startsWith("Factors whose choices go together"));
  }

  @Test
  void withoutVariantsThereIsNothingToSay() {
    EffectsView view = EffectsView.of(Fixtures.study("design={one_at_a_time: [groups]}"));
    assertThat(view.options().isEmpty()).isTrue();
    assertThat(view.shares().isEmpty()).isTrue();
    assertThat(view.tables()).isEmpty();
  }
}
