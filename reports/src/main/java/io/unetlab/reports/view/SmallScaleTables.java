package io.unetlab.reports.view;

import io.unetlab.ablations.trained.NetworkFinding;
import io.unetlab.ablations.trained.PairedDifference;
import io.unetlab.ablations.trained.SeedSpread;
import io.unetlab.ablations.trained.SmallScale;
import io.unetlab.ablations.trained.StepFinding;
import io.unetlab.ablations.trained.TrainedNetwork;
import io.unetlab.ablations.trained.Trainings;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.QualityMetrics;
import io.unetlab.reports.table.Cell;
import io.unetlab.reports.table.Column;
import io.unetlab.reports.table.Table;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tables of trainings at small scale. */
public final class SmallScaleTables {

  private final Trials trials;
  private final SmallScale small;

  public SmallScaleTables(Trials trials, SmallScale small) {
    this.trials = trials;
    this.small = small;
  }

  /** Every trained network: its costs, and each measure as the mean and spread over seeds. */
  public Table networks() {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.left("network", "network"));
    columns.add(Column.right("params", "parameters"));
    columns.add(Column.right("macs", "MACs"));
    columns.add(Column.right("seeds", "seeds"));
    columns.add(Column.right("cpu_seconds", "CPU s each"));
    metrics().forEach(it -> columns.add(Column.right(it.name(), it.title())));
    List<List<Cell>> rows = new ArrayList<>();
    for (Trainings.Network network : small.trainings().networks()) {
      rows.add(row(network));
    }
    return new Table("networks trained at a small scale", columns, rows);
  }

  private List<Metric> metrics() {
    return small.trainings().asked().metrics();
  }

  private List<Cell> row(Trainings.Network network) {
    List<Cell> cells = new ArrayList<>();
    cells.add(Cell.words(new SmallScaleNames(trials).of(network)));
    Optional<Completed> counted =
        trials.result().completed().stream()
            .filter(it -> it.variant().equals(network.variant()))
            .findFirst();
    for (String metric : List.of("params", "macs")) {
      cells.add(counted.map(it -> Cell.brief(it.counted().count(metric))).orElseGet(Cell::missing));
    }
    cells.add(Cell.count(network.runs().size()));
    double cpu =
        network.runs().values().stream()
            .mapToDouble(TrainedNetwork::cpuSeconds)
            .average()
            .orElse(0);
    cells.add(Cell.count(Math.round(cpu)));
    metrics().forEach(it -> cells.add(spread(network, it)));
    return cells;
  }

  private Cell spread(Trainings.Network network, Metric metric) {
    return small.networks().stream()
        .filter(it -> it.network().equals(network) && it.metric().equals(metric))
        .findFirst()
        .map(this::spread)
        .orElseGet(Cell::missing);
  }

  private Cell spread(NetworkFinding finding) {
    if (finding.byConstruction() && finding.metric().equals(QualityMetrics.CAPTION_GAIN)) {
      return Cell.figure(BigDecimal.ZERO, "0 by construction");
    }
    return cell(finding.spread(), decimals(finding.metric()));
  }

  private static Cell cell(Optional<SeedSpread> spread, int decimals) {
    return spread.map(it -> SmallScaleNumbers.cell(it, decimals)).orElseGet(Cell::missing);
  }

  private int decimals(Metric metric) {
    return SmallScaleNumbers.decimals(
        small.networks().stream()
            .filter(it -> it.metric().equals(metric))
            .flatMap(it -> it.spread().stream())
            .map(SeedSpread::sd));
  }

  /** What each step of the ladder does to one measure. */
  public Table steps(Metric metric) {
    List<Column> columns =
        List.of(
            Column.left("step", "step"),
            Column.right("before", "before"),
            Column.right("after", "after"),
            Column.right("change", "change, 95 % interval"),
            Column.left("separated", "separated"),
            Column.left("published", "at full scale"),
            Column.left("agreement", "this scale"));
    List<List<Cell>> rows =
        small.steps().stream().filter(it -> it.metric().equals(metric)).map(this::row).toList();
    return new Table("the ladder in " + MetricCells.name(metric), columns, rows);
  }

  private List<Cell> row(StepFinding finding) {
    return List.of(
        Cell.words(
            LadderTable.label(finding.step()) + (finding.step().kept() ? "" : " (reverted)")),
        cell(finding.before(), decimals(finding.metric())),
        cell(finding.after(), decimals(finding.metric())),
        finding.difference().map(it -> change(it, finding.metric())).orElseGet(Cell::missing),
        Cell.words(SmallScaleText.separation(finding)),
        finding
            .claim()
            .<Cell>map(it -> Cell.words(SmallScaleText.claim(it)))
            .orElseGet(Cell::missing),
        Cell.words(finding.agreement().text()));
  }

  // A training without a result leaves fewer pairs than seeds.
  private Cell change(PairedDifference difference, Metric metric) {
    int decimals =
        SmallScaleNumbers.decimals(
            small.steps().stream()
                .filter(it -> it.metric().equals(metric))
                .flatMap(it -> it.difference().stream())
                .map(PairedDifference::reach));
    int seeds = small.trainings().asked().seeds().size();
    String pairs = difference.pairs() < seeds ? " (" + difference.pairs() + " pairs)" : "";
    return Cell.figure(
        MetricCells.rounded(difference.mean()),
        SmallScaleNumbers.text(difference, decimals) + pairs);
  }
}
