package io.unetlab.reports.view;

import io.unetlab.ablations.select.Stability;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.reports.table.Cell;
import io.unetlab.reports.table.Column;
import io.unetlab.reports.table.Numbers;
import io.unetlab.reports.table.Table;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How often each variant wins when the uncertain figures are drawn from their distributions. */
public final class StabilityTable {

  /** The remaining variants, which win less often, are in results.json. */
  private static final int MOST = 10;

  private StabilityTable() {}

  public static Table of(Trials trials, List<Metric> metrics) {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.right("share", "chosen in"));
    columns.add(Column.left("trial", "trial"));
    metrics.forEach(it -> columns.add(MetricCells.column(it, trials.precision())));
    columns.add(Column.left("differs", "differs from the choice in"));
    Stability stability = trials.result().decision().stability();
    List<List<Cell>> rows = new ArrayList<>();
    stability.wins().stream().limit(MOST).forEach(win -> rows.add(row(trials, metrics, win)));
    List<Stability.Win> others = stability.wins().stream().skip(MOST).toList();
    double rest = others.stream().mapToDouble(Stability.Win::share).sum();
    rest(rest, Numbers.grouped(others.size()) + " others", metrics).ifPresent(rows::add);
    rest(stability.noChoice(), "none", metrics).ifPresent(rows::add);
    return new Table("how often each variant is chosen", columns, rows);
  }

  private static List<Cell> row(Trials trials, List<Metric> metrics, Stability.Win win) {
    Completed candidate = win.candidate();
    List<Cell> cells = new ArrayList<>();
    cells.add(Cell.figure(BigDecimal.valueOf(win.share()), percent(win.share())));
    cells.add(Cell.words(trials.tag(candidate.variant())));
    metrics.forEach(it -> cells.add(MetricCells.cell(it, Optional.of(candidate))));
    cells.add(Cell.words(trials.differences(candidate.variant())));
    return cells;
  }

  // With these rows the shares add up to 1.
  private static Optional<List<Cell>> rest(double share, String what, List<Metric> metrics) {
    if (share == 0) {
      return Optional.empty();
    }
    List<Cell> cells = new ArrayList<>();
    cells.add(Cell.figure(BigDecimal.valueOf(share), percent(share)));
    cells.add(Cell.words(what));
    metrics.forEach(it -> cells.add(Cell.missing()));
    cells.add(Cell.missing());
    return Optional.of(cells);
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, share < 0.1 ? "%.1f %%" : "%.0f %%", 100 * share);
  }
}
