package io.unetlab.reports.view;

import io.unetlab.profiler.metric.CountedMetrics;
import io.unetlab.profiler.metric.CountedNetwork;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.reports.table.Cell;
import io.unetlab.reports.table.Column;
import io.unetlab.reports.table.Table;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** A network's totals before and after a change. */
public final class ChangeView {

  private ChangeView() {}

  /**
   * One row for each counted metric.
   *
   * @param title such as {@code sd15 → bk_sdm_base}
   * @param after counted in the same precision
   */
  public static Table totals(String title, CountedNetwork before, CountedNetwork after) {
    List<List<Cell>> rows = new ArrayList<>();
    boolean pipelines = before.parts().areNamed() || after.parts().areNamed();
    for (Metric metric : CountedMetrics.shown(pipelines)) {
      BigDecimal from = before.counted().require(metric.name());
      BigDecimal to = after.counted().require(metric.name());
      BigDecimal change = to.subtract(from);
      rows.add(
          List.of(
              Cell.words(CountedMetrics.title(metric, after.precision()), metric.name()),
              Cell.figure(from, metric.text(from)),
              Cell.figure(to, metric.text(to)),
              Cell.figure(change, (change.signum() > 0 ? "+" : "") + metric.text(change)),
              percent(from, to)));
    }
    return new Table(
        title,
        List.of(
            Column.left("metric", "metric"),
            Column.right("before", "before"),
            Column.right("after", "after"),
            Column.right("change", "change"),
            Column.right("percent", "%")),
        rows);
  }

  /** A relative change; missing where nothing was before. */
  static Cell percent(BigDecimal from, BigDecimal to) {
    return from.signum() == 0
        ? Cell.missing()
        : Cell.change(to.subtract(from).doubleValue() / from.doubleValue());
  }
}
