package io.unetlab.reports.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class PaperTableTest {

  private static final List<String> METRICS = List.of("macs", "fid", "params");

  private static Table variants(String... choices) {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.right("rank", "rank"));
    columns.add(Column.left("standing", "standing"));
    columns.add(Column.right("params", "Parameters"));
    columns.add(Column.right("macs", "MACs"));
    columns.add(Column.right("flops", "FLOPs"));
    columns.add(Column.name("choice.ratio", "ratio"));
    columns.add(Column.name("choice.conv", "conv"));
    List<List<Cell>> rows =
        Stream.of(choices)
            .map(
                it ->
                    List.of(
                        Cell.count(1),
                        Cell.words("feasible"),
                        Cell.brief(5_000_000),
                        Cell.brief(2_000_000),
                        Cell.brief(4_000_000),
                        Cell.words("three"),
                        Cell.words(it)))
            .toList();
    return new Table("variants", columns, rows);
  }

  @Test
  void theRulesMetricsComeInItsOrderAndChoicesAreOneText() {
    PaperTable paper = PaperTable.of(variants("separable", "·"), METRICS, 2);

    assertThat(paper.table().columns())
        .extracting(Column::key)
        .containsExactly("rank", "macs", "params", "choices");
    assertThat(paper.table().rows().get(0).get(3).shown()).isEqualTo("conv=separable");
    assertThat(paper.table().rows().get(1).get(3).shown()).isEmpty();
    assertThat(paper.common()).isEqualTo("ratio=three");
  }

  @Test
  void metricsThatDoNotFitAreLeftOut() {
    List<Column> columns = List.of(Column.left("edit", "edit"), Column.left("kept", "kept"));
    List<Cell> cells = List.of(Cell.words("a"), Cell.words("reverted"));
    List<Column> wide = new ArrayList<>(columns);
    List<Cell> row = new ArrayList<>(cells);
    for (String metric : METRICS) {
      wide.add(Column.right(metric, metric));
      row.add(Cell.words("x".repeat(20)));
      wide.add(Column.right(metric + "_change", "ours"));
      row.add(Cell.words("y".repeat(10)));
    }
    PaperTable paper = PaperTable.of(new Table("", wide, List.of(row)), METRICS, 3);

    // 26 characters of text and 34 of each metric: of three, 128, a line of 88 has room for two.
    assertThat(paper.table().columns())
        .extracting(Column::key)
        .containsExactly("edit", "macs", "macs_change", "fid", "fid_change");
    assertThat(paper.groups()).containsExactly("", "macs", "macs", "fid", "fid");
    assertThat(paper.table().rows().get(0).get(0).shown()).isEqualTo("a (reverted)");
  }

  @Test
  void rowsAreNoMoreThanAPageHolds() {
    String[] long4 = Stream.generate(() -> "z".repeat(150)).limit(30).toArray(String[]::new);
    long4[0] = "·";
    assertThat(PaperTable.of(variants(long4), METRICS, 2).table().rows()).hasSizeBetween(8, 20);
    String[] short1 = Stream.generate(() -> "z").limit(30).toArray(String[]::new);
    assertThat(PaperTable.of(variants(short1), METRICS, 2).table().rows()).hasSize(30);
  }

  @Test
  void sharedHeadingsHaveARuleAndTextsMayBreak() {
    List<Column> columns =
        List.of(
            Column.left("option", "option"),
            Column.right("macs_change", "MACs"),
            Column.right("macs_range", "range"));
    List<Cell> row =
        List.of(Cell.words("a_b=c"), Cell.change(-0.1), Cell.words("-12.0 % to -8.0 %"));
    String text =
        LatexTable.render(PaperTable.of(new Table("", columns, List.of(row)), METRICS, 1), "s");

    assertThat(text)
        .contains(" & \\multicolumn{2}{c}{MACs} \\\\\n\\cmidrule(lr){2-3}\n")
        .contains("option & mean & range \\\\")
        .contains("a\\_\\allowbreak{}b=c & $-$10.0\\,\\% & $-$12.0\\,\\% to $-$8.0")
        .containsPattern("\\{@\\{\\}>\\{[^}]*\\}p\\{0\\.\\d\\d.linewidth\\}rr@");
  }
}
