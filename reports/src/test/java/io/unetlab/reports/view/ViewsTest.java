package io.unetlab.reports.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.profiler.metric.CountedNetwork;
import io.unetlab.reports.Fixtures;
import io.unetlab.reports.table.Cell;
import io.unetlab.reports.table.CsvTable;
import io.unetlab.reports.table.Table;
import io.unetlab.reports.table.TextTable;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class ViewsTest {

  private final CountedNetwork base = Fixtures.network();

  @Test
  void thePartsOfEveryViewAddUpToItsLastRow() {
    for (CostView.By by : CostView.By.values()) {
      Table table = CostView.of(base.parts(), by, 1);
      List<List<Cell>> parts = table.rows().subList(0, table.rows().size() - 1);
      for (int column = 1; column <= 3; column++) {
        int at = column;
        BigDecimal sum =
            parts.stream().map(row -> value(row.get(at))).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(sum).isEqualByComparingTo(value(table.rows().get(parts.size()).get(column)));
      }
    }
  }

  @Test
  void theTreeGoesAsDeepAsAsked() {
    assertThat(CsvTable.render(CostView.of(base.parts(), CostView.By.SCOPE, 1)))
        .contains("\r\nconv_in,")
        .doesNotContain("down_blocks.0.resnets.0,");
    assertThat(CsvTable.render(CostView.of(base.parts(), CostView.By.SCOPE, 2)))
        .contains("\r\ndown_blocks.0.resnets.0,");
  }

  @Test
  void aLongTableIsCutAndSaysSo() {
    VariantTables tables = new VariantTables(new Trials(Fixtures.study()));
    assertThat(tables.rejected(6).count()).isEqualTo("6");
    assertThat(tables.rejected(2).count()).isEqualTo("the first 2 of 6");
    assertThat(tables.rejected(2).table().rows()).hasSize(2);
    assertThat(tables.ranking(1).count()).startsWith("the first 1 of ");
  }

  @Test
  void totalsHaveShortAndExactValuesWithTheirUnits() {
    String text = TextTable.render(SpecView.totals(base), 100);
    assertThat(text).contains("MACs").contains("params").contains(" MB").contains(" B\n");
  }

  @Test
  void comparesWithTheFirst() {
    String csv =
        CsvTable.render(CompareView.of(List.of(base, Fixtures.network("levels[*].resnets=1"))));
    String[] lines = csv.split("\r\n");
    assertThat(lines).hasSize(3);
    assertThat(lines[0]).startsWith("name,params,params_change,macs,macs_change,flops");
    assertThat(lines[1]).startsWith("small," + base.parts().total().params() + ",,");
    assertThat(lines[2]).containsPattern("^small,[0-9]+,-0\\.[0-9]+,");
  }

  @Test
  void diffShowsOnlyWhatDiffersAndToTheLastDigit() {
    CountedNetwork after = Fixtures.network("levels[0].transformers=0");
    Table diff = DiffView.of(base, after, 2);
    List<String> modules = diff.rows().stream().map(row -> row.get(0).shown().strip()).toList();
    assertThat(modules).contains("attentions.0", "total").doesNotContain("conv_in", "resnets.0");
    List<Cell> total = diff.rows().get(diff.rows().size() - 1);
    long change = after.parts().total().macs() - base.parts().total().macs();
    assertThat(value(total.get(6))).isEqualByComparingTo(BigDecimal.valueOf(change));
  }

  @Test
  void diffSaysWhatIsAddedRemovedAndChanged() {
    Table diff = DiffView.of(base, Fixtures.network("latent.channels=8", "middle=none"), 1);
    assertThat(CsvTable.render(diff))
        .contains("\r\nconv_in,changed,", "\r\nmid_block,removed,,-", "\r\ntotal,changed,");
    Table back = DiffView.of(Fixtures.network("middle=none"), base, 1);
    assertThat(CsvTable.render(back)).contains("\r\nmid_block,added,");
  }

  @Test
  void diffOfTheSameIsOnlyItsTotal() {
    Table diff = DiffView.of(base, Fixtures.network(), 9);
    assertThat(diff.rows()).hasSize(1);
    assertThat(diff.rows().get(0).get(1).shown()).isEqualTo("=");
  }

  private static BigDecimal value(Cell cell) {
    return ((Cell.Figure) cell).value();
  }
}
