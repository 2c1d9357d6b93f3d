package io.unetlab.reports.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.builders.graph.ElementType;
import io.unetlab.profiler.cost.CostReport;
import io.unetlab.profiler.cost.CostRow;
import io.unetlab.profiler.latency.LatencyProtocol;
import io.unetlab.profiler.metric.CountedNetwork;
import io.unetlab.profiler.runtime.BenchSettings;
import io.unetlab.profiler.runtime.BenchSubject;
import io.unetlab.profiler.runtime.HostRuntime;
import io.unetlab.profiler.runtime.NodeTimes;
import io.unetlab.reports.Fixtures;
import io.unetlab.reports.table.Cell;
import io.unetlab.reports.table.Column;
import io.unetlab.reports.table.Table;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Times differ from run to run; what they add up to does not. */
final class TimeViewTest {

  private static final CountedNetwork NETWORK = Fixtures.network();
  private static final NodeTimes TIMES =
      NodeTimes.measure(
          BenchSubject.of("small", NETWORK.spec()),
          HostRuntime.DJL,
          new BenchSettings(
              LatencyProtocol.QUICK, List.of(HostRuntime.DJL), 1, ElementType.FLOAT32, 0, 0));

  private static final int MACS = 1;
  private static final int MACS_SHARE = 2;
  private static final int MILLIS = 3;
  private static final int MILLIS_SHARE = 4;
  private static final int RATE = 5;

  /** The parts of every view add up to its last row, in MACs and in milliseconds. */
  @Test
  void thePartsAddUpToTheTotal() {
    for (CostView.By by : CostView.By.values()) {
      List<List<Cell>> rows = TimeView.of(TIMES, by, 1).rows();
      List<Cell> total = rows.get(rows.size() - 1);
      for (int column : List.of(MACS, MACS_SHARE, MILLIS, MILLIS_SHARE)) {
        double sum =
            rows.subList(0, rows.size() - 1).stream().mapToDouble(it -> value(it, column)).sum();
        assertThat(sum).as("%s %s", by, column).isCloseTo(value(total, column), within());
      }
    }
  }

  /** The last row is the whole network. */
  @Test
  void theTotalIsTheNetwork() {
    for (CostView.By by : CostView.By.values()) {
      List<List<Cell>> rows = TimeView.of(TIMES, by, 2).rows();
      List<Cell> total = rows.get(rows.size() - 1);
      assertThat(total.get(0).shown()).isEqualTo("total");
      assertThat(value(total, MACS)).isEqualTo(NETWORK.parts().total().macs());
      assertThat(value(total, MILLIS)).isEqualTo(TIMES.totalMillis());
      assertThat(total.get(MACS_SHARE).shown()).isEqualTo("100.0 %");
      assertThat(total.get(MILLIS_SHARE).shown()).isEqualTo("100.0 %");
    }
  }

  /** The parts are those that `show` names. */
  @Test
  void thePartsAreThoseOfTheCounts() {
    CostReport report = NETWORK.parts().parts().get(0).report();
    assertThat(names(CostView.By.LEVEL)).isEqualTo(names(report.byLevel()));
    assertThat(names(CostView.By.ROLE)).isEqualTo(names(report.byRole()));
    assertThat(names(CostView.By.OP)).isEqualTo(names(report.byOperation()));
  }

  private static List<String> names(CostView.By by) {
    List<List<Cell>> rows = TimeView.of(TIMES, by, 1).rows();
    return rows.subList(0, rows.size() - 1).stream().map(row -> row.get(0).shown()).toList();
  }

  private static List<String> names(List<CostRow> rows) {
    return rows.stream().map(CostRow::name).toList();
  }

  /** A scope's parts stand below it, indented, and take as long as it does. */
  @Test
  void theTreeGoesAsDeepAsAsked() {
    List<List<Cell>> flat = TimeView.of(TIMES, CostView.By.SCOPE, 1).rows();
    assertThat(flat).noneMatch(row -> row.get(0).shown().startsWith(" "));
    List<List<Cell>> tree = TimeView.of(TIMES, CostView.By.SCOPE, 2).rows();
    double parts =
        tree.stream()
            .filter(row -> path(row).startsWith("mid_block."))
            .mapToDouble(row -> value(row, MILLIS))
            .sum();
    List<Cell> middle =
        tree.stream().filter(row -> path(row).equals("mid_block")).findFirst().orElseThrow();
    assertThat(parts).isCloseTo(value(middle, MILLIS), within());
    assertThat(tree).anyMatch(row -> row.get(0).shown().equals("  resnets.0"));
  }

  /** What computes no MACs takes time and has no rate. */
  @Test
  void whatComputesNothingHasNoRate() {
    List<List<Cell>> rows = TimeView.of(TIMES, CostView.By.OP, 1).rows();
    assertThat(rows)
        .allSatisfy(
            row -> {
              if (value(row, MACS) == 0) {
                assertThat(row.get(RATE)).isEqualTo(Cell.missing());
              } else {
                assertThat(value(row, MILLIS)).isPositive();
              }
            });
    assertThat(rows).anyMatch(row -> value(row, MACS) == 0);
  }

  /** The keys that a program reads. */
  @Test
  void theColumnsAreNamed() {
    Table table = TimeView.of(TIMES, CostView.By.ROLE, 1);
    assertThat(table.title()).isEqualTo("by role");
    assertThat(table.columns())
        .extracting(Column::key)
        .containsExactly("name", "macs", "macs_share", "ms", "ms_share", "gflops");
  }

  private static String path(List<Cell> row) {
    return ((Cell.Words) row.get(0)).value();
  }

  private static double value(List<Cell> row, int column) {
    return ((Cell.Figure) row.get(column)).value().doubleValue();
  }

  private static Offset<Double> within() {
    return Offset.offset(1e-6);
  }
}
