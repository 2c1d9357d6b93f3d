package io.unetlab.reports.view;

import io.unetlab.ablations.study.Factor;
import io.unetlab.ablations.study.Objective;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.reports.table.Cell;
import io.unetlab.reports.table.Column;
import io.unetlab.reports.table.Numbers;
import io.unetlab.reports.table.Table;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The variants next to a search's choice: on the front the nearest that is better in each
 * objective, and those that were evaluated and differ in one factor.
 */
public final class Neighbours {

  private static final int MOST = 30;

  private final Trials trials;
  private final SearchFront front;
  private final Completed choice;

  public Neighbours(Trials trials, SearchFront front, Completed choice) {
    this.trials = trials;
    this.front = front;
    this.choice = choice;
  }

  /**
   * For each objective the nearest member of the front that is better in it, with each objective
   * scaled to its range on the front; none where none is better.
   */
  public Map<Objective, Completed> better() {
    Map<Objective, Completed> better = new LinkedHashMap<>();
    for (Objective goal : front.goals()) {
      front.members().stream()
          .filter(it -> gain(goal, it) > 0)
          .min(Comparator.comparing(this::distance))
          .ifPresent(it -> better.put(goal, it));
    }
    return better;
  }

  private double distance(Completed other) {
    double sum = 0;
    for (Objective goal : front.goals()) {
      double share = gain(goal, other) / range(goal);
      sum += share * share;
    }
    return sum;
  }

  private double range(Objective goal) {
    DoubleSummaryStatistics values =
        front.members().stream()
            .flatMap(it -> it.value(goal.metric()).stream())
            .mapToDouble(BigDecimal::doubleValue)
            .summaryStatistics();
    double range = values.getMax() - values.getMin();
    return range > 0 ? range : 1;
  }

  // How much better than the choice; less than 0 if it is worse, 0 if unknown.
  private double gain(Objective goal, Completed other) {
    Optional<BigDecimal> ours = choice.value(goal.metric());
    Optional<BigDecimal> theirs = other.value(goal.metric());
    double difference = ours.flatMap(a -> theirs.map(b -> a.subtract(b).doubleValue())).orElse(0.0);
    return goal.direction() == Objective.Direction.MINIMIZE ? difference : -difference;
  }

  /** The evaluated variants that differ from the choice in one factor, in the factors' order. */
  public Map<Completed, Factor> alike() {
    List<Factor> factors = trials.result().study().factors();
    Map<Completed, Factor> found = new LinkedHashMap<>();
    for (Completed trial : front.evaluated()) {
      // Most of a hundred thousand variants are distinguished by the number of their changes.
      if (Math.abs(trial.variant().changes() - choice.variant().changes()) <= 1) {
        onlyDifference(trial, factors).ifPresent(it -> found.put(trial, it));
      }
    }
    Map<Completed, Factor> alike = new LinkedHashMap<>();
    found.entrySet().stream()
        .sorted(Comparator.comparing(it -> factors.indexOf(it.getValue())))
        .forEach(it -> alike.put(it.getKey(), it.getValue()));
    return alike;
  }

  private Optional<Factor> onlyDifference(Completed other, List<Factor> factors) {
    Optional<Factor> difference = Optional.empty();
    for (Factor factor : factors) {
      if (!other.variant().option(factor).equals(choice.variant().option(factor))) {
        if (difference.isPresent()) {
          return Optional.empty();
        }
        difference = Optional.of(factor);
      }
    }
    return difference;
  }

  /** Both kinds, each with its values and how they differ from the choice's. */
  public Table table() {
    List<Metric> metrics = front.metrics();
    List<Column> columns = new ArrayList<>();
    columns.add(Column.left("neighbour", "neighbour"));
    columns.add(Column.left("trial", "trial"));
    columns.add(Column.left("standing", "standing"));
    for (Metric metric : metrics) {
      columns.add(MetricCells.column(metric, trials.precision()));
      columns.add(Column.right(metric.name() + "_change", "change"));
    }
    columns.add(Column.left("differs", "differs from the choice in"));
    List<List<Cell>> rows = new ArrayList<>();
    rows.add(row("the choice", choice, metrics));
    better()
        .forEach(
            (goal, it) -> rows.add(row("better " + MetricCells.name(goal.metric()), it, metrics)));
    alike().entrySet().stream()
        .limit(MOST)
        .forEach(it -> rows.add(row("other " + it.getValue().name(), it.getKey(), metrics)));
    return new Table("the neighbours of the choice", columns, rows);
  }

  private List<Cell> row(String what, Completed trial, List<Metric> metrics) {
    List<Cell> cells = new ArrayList<>();
    cells.add(Cell.words(what));
    cells.add(Cell.words(trials.tag(trial.variant())));
    cells.add(Cell.words(trials.standing(trial).text()));
    for (Metric metric : metrics) {
      cells.add(MetricCells.cell(metric, Optional.of(trial)));
      cells.add(change(metric, trial));
    }
    cells.add(Cell.words(trial.equals(choice) ? "" : trials.differences(trial.variant())));
    return cells;
  }

  private Cell change(Metric metric, Completed trial) {
    return trial.equals(choice)
        ? Cell.missing()
        : choice
            .value(metric)
            .flatMap(a -> trial.value(metric).map(b -> MetricCells.change(metric, a, b)))
            .orElseGet(Cell::missing);
  }

  /** Why this variant was chosen among the front's members, and whether it is one, in sentences. */
  public List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    sentences.add(
        feasible()
            + "; the rule chooses "
            + trials.tag(choice.variant())
            + " ("
            + trials.result().decision().select().first()
            + ").");
    if (!front.has(choice.variant())) {
      sentences.add(
          "The choice is not on the front of "
              + front.words()
              + ": what dominates it there breaks a limit or is unknown to the rule.");
    }
    return sentences;
  }

  private String feasible() {
    int members = front.members().size();
    long feasible =
        front.members().stream().filter(it -> trials.place(it.variant()).isPresent()).count();
    if (members == 1) {
      return feasible == 1
          ? "The front's only member keeps every limit"
          : "The front's only member does not keep every limit";
    }
    return Numbers.grouped(feasible)
        + " of the front's "
        + Numbers.grouped(members)
        + " members "
        + (feasible == 1 ? "keeps" : "keep")
        + " every limit";
  }
}
