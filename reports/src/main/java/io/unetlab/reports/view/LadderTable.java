package io.unetlab.reports.view;

import io.unetlab.ablations.analysis.Change;
import io.unetlab.ablations.analysis.Rung;
import io.unetlab.ablations.design.LadderStep;
import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.ablations.study.Effect;
import io.unetlab.ablations.study.Evidence;
import io.unetlab.ablations.study.EvidenceKind;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.reports.table.Cell;
import io.unetlab.reports.table.Column;
import io.unetlab.reports.table.Table;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The ladder: each edit with the exact change and the published one. */
public final class LadderTable {

  private LadderTable() {}

  /**
   * One row per edit; for each metric its value with the edit, and its exact and published change.
   */
  public static Table of(StudyResult result) {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.left("edit", "edit"));
    columns.add(Column.left("kept", "kept"));
    for (Metric metric : metrics(result)) {
      columns.add(MetricCells.column(metric, result.study().precision()));
      columns.add(Column.right(metric.name() + "_change", "ours"));
      if (hasPublished(result, metric)) {
        columns.add(Column.right(metric.name() + "_published", "published"));
      }
    }
    List<List<Cell>> rows = new ArrayList<>();
    for (Rung rung : result.ladder().rungs()) {
      List<Cell> cells = new ArrayList<>();
      cells.add(Cell.words(label(rung.step())));
      cells.add(Cell.words(rung.step().kept() ? "yes" : "reverted"));
      for (Metric metric : metrics(result)) {
        boolean published = hasPublished(result, metric);
        rung.change(metric.name()).ifPresent(it -> cells(cells, rung, it, published, result));
      }
      rows.add(cells);
    }
    return new Table("the ladder", columns, rows);
  }

  // Metrics with published changes come first.
  private static List<Metric> metrics(StudyResult result) {
    return result.study().metrics().stream()
        .sorted(Comparator.comparing(metric -> !hasPublished(result, metric)))
        .toList();
  }

  private static boolean hasPublished(StudyResult result, Metric metric) {
    return result.ladder().rungs().stream()
        .flatMap(rung -> rung.change(metric.name()).stream())
        .anyMatch(change -> published(change).isPresent());
  }

  private static void cells(
      List<Cell> cells, Rung rung, Change change, boolean withPublished, StudyResult result) {
    cells.add(MetricCells.cell(change.metric(), rung.after().completed()));
    if (MetricCells.isQuality(change.metric())) {
      cells.add(difference(change));
    } else if (Metrics.isLatency(change.metric())) {
      cells.add(RelativeText.change(result.compare(change.metric(), rung.after(), rung.before())));
    } else {
      cells.add(
          change.relative().map(it -> Cell.change(it.doubleValue())).orElseGet(Cell::missing));
    }
    if (withPublished) {
      cells.add(published(change).<Cell>map(Cell::words).orElseGet(Cell::missing));
    }
  }

  // A score's change is in points, as papers print it.
  private static Cell difference(Change change) {
    return change
        .before()
        .flatMap(
            before -> change.after().map(it -> MetricCells.change(change.metric(), before, it)))
        .orElseGet(Cell::missing);
  }

  /** The edit by its factor's and option's titles. */
  public static String label(LadderStep step) {
    return step.factor().title() + ": " + step.option().title();
  }

  /** The change that sources publish for the edit, such as {@code -26 %}; empty without one. */
  public static Optional<String> published(Change change) {
    return change.published().stream()
        .filter(it -> it.kind() != EvidenceKind.ASSUMED)
        .map(LadderTable::text)
        .reduce((a, b) -> a + ", " + b);
  }

  private static String text(Evidence evidence) {
    if (evidence.effect() instanceof Effect.Absolute absolute) {
      return MetricCells.text(evidence.metric(), absolute.baseline())
          + " → "
          + MetricCells.text(evidence.metric(), absolute.value());
    }
    BigDecimal percent =
        evidence
            .effect()
            .relative()
            .orElseThrow()
            .movePointRight(2)
            .setScale(2, RoundingMode.HALF_UP)
            .stripTrailingZeros();
    String digits = percent.signum() == 0 ? "0" : percent.toPlainString();
    return (percent.signum() > 0 ? "+" : "") + digits + " %";
  }
}
