package io.unetlab.reports.view;

import io.unetlab.ablations.trained.PairedDifference;
import io.unetlab.reports.table.Cell;
import io.unetlab.reports.table.Column;
import io.unetlab.reports.table.Table;
import io.unetlab.spec.yaml.ChoiceType;
import io.unetlab.training.run.TrainingReport;
import io.unetlab.training.run.TrainingResult;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** What came of trainings. */
public final class TrainingView {

  /** The mean training loss of the last hundred steps. */
  static final String LOSS = "training_loss";

  private TrainingView() {}

  /** One row for each training, by network; those that failed have no values. */
  public static Table table(List<TrainingResult> results) {
    List<String> measures = measures(results);
    List<Column> columns =
        new ArrayList<>(
            List.of(
                Column.left("network", "network"),
                Column.right("seed", "seed"),
                Column.right("steps", "steps"),
                Column.right(LOSS, "training loss")));
    measures.forEach(it -> columns.add(Column.right(it, it.replace('_', ' '))));
    columns.add(Column.right("cpu_seconds", "CPU s"));
    columns.add(Column.left("directory", "directory"));
    List<List<Cell>> rows = new ArrayList<>();
    byNetwork(results).values().stream()
        .flatMap(Collection::stream)
        .forEach(it -> rows.add(row(it, measures)));
    return new Table("", columns, rows);
  }

  private static Map<String, List<TrainingResult>> byNetwork(List<TrainingResult> results) {
    Map<String, List<TrainingResult>> networks = new LinkedHashMap<>();
    results.forEach(
        it ->
            networks
                .computeIfAbsent(it.job().identity().name(), name -> new ArrayList<>())
                .add(it));
    return networks;
  }

  private static List<String> measures(List<TrainingResult> results) {
    return results.stream()
        .flatMap(it -> it.report().stream())
        .flatMap(it -> measures(it).keySet().stream())
        .distinct()
        .toList();
  }

  private static List<Cell> row(TrainingResult result, List<String> measures) {
    List<Cell> row = new ArrayList<>();
    row.add(Cell.words(result.job().identity().name()));
    row.add(Cell.figure(BigDecimal.valueOf(result.job().identity().seed()), seed(result)));
    row.add(result.report().map(it -> Cell.count(it.steps())).orElse(Cell.missing()));
    row.add(result.report().map(it -> value(it.loss())).orElse(Cell.missing()));
    Map<String, Double> values = result.report().map(TrainingView::measures).orElse(Map.of());
    for (String measure : measures) {
      Double value = values.get(measure);
      row.add(value == null ? Cell.missing() : value(value));
    }
    row.add(
        result.report().map(it -> Cell.count(Math.round(it.cpuSeconds()))).orElse(Cell.missing()));
    row.add(Cell.words(result.job().directory().toString()));
    return row;
  }

  private static String seed(TrainingResult result) {
    return Long.toString(result.job().identity().seed());
  }

  /** How the other networks differ from the first one; empty rows without a pair. */
  public static Table differences(List<TrainingDifference> differences) {
    List<List<Cell>> rows = new ArrayList<>();
    for (TrainingDifference each : differences) {
      PairedDifference paired = each.difference();
      rows.add(
          List.of(
              Cell.words(each.network()),
              Cell.words(each.measure().replace('_', ' '), each.measure()),
              value(paired.mean()),
              reach(paired.reach()),
              Cell.count(paired.pairs()),
              Cell.words(verdict(paired))));
    }
    return new Table(
        "",
        List.of(
            Column.left("network", "network"),
            Column.left("measure", "measure"),
            Column.right("difference", "difference"),
            Column.right("reach", "±"),
            Column.right("seeds", "seeds"),
            Column.left("verdict", "verdict")),
        rows);
  }

  private static Cell reach(OptionalDouble reach) {
    return reach.isPresent() ? value(reach.getAsDouble()) : Cell.missing();
  }

  private static String verdict(PairedDifference paired) {
    if (paired.reach().isEmpty()) {
      return "one seed says nothing about others";
    }
    if (paired.isSeparated()) {
      return "separated";
    }
    return paired.seedsNeeded().isPresent()
        ? String.format(
            Locale.ROOT,
            "not separated; about %,d seeds would be needed",
            paired.seedsNeeded().getAsInt())
        : "not separated";
  }

  /** What the numbers of {@link #differences} mean. */
  public static String explanation(String first) {
    return "differences to "
        + first
        + " in pairs of one seed, with their 95 % intervals by Student's t over the seeds";
  }

  /** The values that a network was judged by, by the measures' names; empty if it was not. */
  public static Map<String, Double> measures(TrainingReport report) {
    Map<String, Double> values = new LinkedHashMap<>();
    report
        .judged()
        .ifPresent(
            it ->
                it.judgement()
                    .values()
                    .forEach((measure, value) -> values.put(ChoiceType.word(measure), value)));
    return values;
  }

  private static Cell value(double value) {
    if (!Double.isFinite(value)) {
      return Cell.missing();
    }
    String shown = String.format(Locale.ROOT, Math.abs(value) >= 100 ? "%.1f" : "%.4f", value);
    return Cell.figure(BigDecimal.valueOf(value), shown);
  }
}
