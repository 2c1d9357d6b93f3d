package io.unetlab.reports.view;

import io.unetlab.ablations.analysis.Front;
import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.ablations.quality.Prediction;
import io.unetlab.ablations.select.Ranked;
import io.unetlab.ablations.study.Factor;
import io.unetlab.ablations.study.StudySpec;
import io.unetlab.ablations.trial.PartRun;
import io.unetlab.ablations.trial.TrialResult;
import io.unetlab.ablations.trial.TrialResult.Completed;
import io.unetlab.profiler.cost.Precision;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.reports.table.Cell;
import io.unetlab.reports.table.Column;
import io.unetlab.reports.table.Table;
import io.unetlab.spec.yaml.ChoiceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The variants of a study as tables: all for programs, the most relevant ones for people. */
public final class VariantTables {

  private static final String UNCHANGED = "·";

  private final Trials trials;
  private final StudySpec study;
  private final List<Metric> metrics;
  private final Set<Metric> withSd;
  // Of the parts of pipelines, in the order in which they run.
  private final List<String> words;

  public VariantTables(Trials trials) {
    this.trials = trials;
    this.study = trials.result().study();
    this.metrics = metrics(trials.result());
    this.withSd = withSd(trials.result());
    this.words =
        trials.result().completed().stream()
            .flatMap(it -> it.parts().stream())
            .map(PartRun::word)
            .distinct()
            .toList();
  }

  /** Some variants with every value. */
  public Table all(List<TrialResult> some) {
    return new Table("all variants", columns(), some.stream().map(this::full).toList());
  }

  /** The columns of a table with every value. */
  public List<Column> columns() {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.right("trial", "trial"));
    columns.add(Column.left("variant", "variant"));
    study.factors().forEach(it -> columns.add(Column.left("choice." + it.name(), it.name())));
    columns.add(Column.left("standing", "standing"));
    columns.add(Column.right("rank", "rank"));
    for (Metric metric : metrics) {
      columns.add(MetricCells.column(metric, study.precision()));
      if (Metrics.isLatency(metric)) {
        columns.addAll(new LatencyColumns(trials).columns(metric));
      }
      if (MetricCells.isQuality(metric)) {
        if (hasSd(metric)) {
          columns.add(Column.right(metric.name() + "_sd", "± sd"));
        }
        columns.add(Column.left(metric.name() + "_kind", "kind"));
        columns.add(Column.left(metric.name() + "_firmness", "firmness"));
      }
    }
    if (hasPrecision()) {
      columns.add(Column.left("precision", "precision"));
    }
    columns.add(Column.left("hash", "hash"));
    words.forEach(it -> columns.add(Column.left(it + "_hash", it.replace('_', ' ') + " hash")));
    columns.add(Column.left("same_as", "same as trial"));
    columns.add(Column.left("reasons", "reasons"));
    return columns;
  }

  /**
   * Every variant with every value, in the design's order; rows are created as they are read, since
   * all of them may not fit in memory.
   */
  public Iterable<List<Cell>> rows() {
    return () -> trials.result().trials().stream().map(this::full).iterator();
  }

  private List<Cell> full(TrialResult trial) {
    List<Cell> cells = new ArrayList<>();
    cells.add(Cell.count(trials.number(trial.variant())));
    cells.add(Cell.words(trial.variant().label()));
    for (Factor factor : study.factors()) {
      cells.add(Cell.words(trial.variant().option(factor).name()));
    }
    cells.add(Cell.words(trials.standing(trial).text()));
    cells.add(rank(trial));
    Optional<Completed> completed = trial.completed();
    for (Metric metric : metrics) {
      cells.add(MetricCells.value(metric, completed.flatMap(it -> it.value(metric))));
      if (Metrics.isLatency(metric)) {
        cells.addAll(new LatencyColumns(trials).cells(metric, completed));
      }
      if (MetricCells.isQuality(metric)) {
        Optional<Prediction> known =
            completed
                .flatMap(it -> Optional.ofNullable(it.quality().get(metric)))
                .filter(Prediction::isKnown);
        if (hasSd(metric)) {
          cells.add(sd(known));
        }
        cells.add(word(known.flatMap(Prediction::weakestKind)));
        cells.add(word(known.flatMap(Prediction::weakestFirmness)));
      }
    }
    if (hasPrecision()) {
      cells.add(Cell.words(study.precision().text()));
    }
    cells.add(completed.map(it -> Cell.words(it.hash().hex())).orElseGet(Cell::missing));
    words.forEach(word -> cells.add(hash(completed, word)));
    cells.add(
        completed
            .flatMap(Completed::sameAs)
            .map(it -> Cell.words(Integer.toString(trials.number(it))))
            .orElseGet(Cell::missing));
    cells.add(Cell.words(String.join("; ", trials.reasons(trial))));
    return cells;
  }

  private static Cell hash(Optional<Completed> completed, String word) {
    return completed.map(Completed::parts).orElse(List.of()).stream()
        .filter(it -> it.word().equals(word))
        .map(it -> Cell.words(it.network().hex()))
        .findFirst()
        .orElseGet(Cell::missing);
  }

  // The keys of the metrics do not state it; nothing is stated for float32.
  private boolean hasPrecision() {
    return !study.precision().equals(Precision.FLOAT32);
  }

  // Without any standard deviation the column would be empty.
  private boolean hasSd(Metric metric) {
    return withSd.contains(metric);
  }

  private static Set<Metric> withSd(StudyResult result) {
    return result.completed().stream()
        .flatMap(it -> it.quality().values().stream())
        .filter(VariantTables::hasWholeSd)
        .map(Prediction::metric)
        .collect(Collectors.toSet());
  }

  // If a link gives none, the others do not add up to the sum's standard deviation.
  private static boolean hasWholeSd(Prediction prediction) {
    return prediction.isKnown() && prediction.withoutSd().isEmpty();
  }

  private static Cell sd(Optional<Prediction> known) {
    return known
        .filter(VariantTables::hasWholeSd)
        .<Cell>map(it -> Cell.figure(MetricCells.rounded(it.sd()), QualityText.sd(it.sd())))
        .orElseGet(Cell::missing);
  }

  private Cell rank(TrialResult trial) {
    return trials.place(trial.variant()).map(it -> Cell.count(it.place())).orElseGet(Cell::missing);
  }

  private static <E extends Enum<E>> Cell word(Optional<E> word) {
    return word.map(it -> Cell.words(ChoiceType.word(it))).orElseGet(Cell::missing);
  }

  /** The best feasible variants, the choice first. */
  public FirstRows ranking(int most) {
    List<Ranked> all = trials.result().decision().ranking();
    List<TrialResult> best = all.stream().limit(most).<TrialResult>map(Ranked::candidate).toList();
    return new FirstRows(brief("the feasible variants, the best first", best), all.size());
  }

  /** The Pareto front of parameters and MACs. */
  public FirstRows front(int most) {
    List<Completed> all = paramsMacs().map(Front::members).orElse(List.of());
    List<TrialResult> members = List.copyOf(all.subList(0, Math.min(most, all.size())));
    return new FirstRows(brief("the front of parameters and MACs", members), all.size());
  }

  /** Which variants the front was computed among, in words. */
  public String frontAmong() {
    return paramsMacs().map(Front::among).orElse("");
  }

  private Optional<Front> paramsMacs() {
    return trials.result().decision().fronts().stream()
        .filter(it -> it.isOf("params", "macs"))
        .findFirst();
  }

  /** The Pareto front of all metrics that the rule uses. */
  public FirstRows goals(int most) {
    List<Completed> all = everything().map(Front::members).orElse(List.of());
    List<TrialResult> members = List.copyOf(all.subList(0, Math.min(most, all.size())));
    return new FirstRows(brief("the front of the rule", members), all.size());
  }

  /** The metrics of that front: {@code MACs, parameters and FID}; empty without a front. */
  public String goalsTitle() {
    return everything()
        .map(front -> DecisionText.join(front.metrics().stream().map(MetricCells::name).toList()))
        .orElse("");
  }

  private Optional<Front> everything() {
    return trials.result().decision().fronts().stream()
        .filter(it -> it.goals().size() > 2)
        .findFirst();
  }

  /** The variants that cannot exist, each with its reason. */
  public FirstRows rejected(int most) {
    return uncounted("variants that cannot exist", trials.result().rejected(), most);
  }

  /** The variants that could not be counted because of an internal error. */
  public FirstRows failed(int most) {
    return uncounted("variants that failed", trials.result().failed(), most);
  }

  private FirstRows uncounted(String title, List<TrialResult> all, int most) {
    List<List<Cell>> rows =
        all.stream()
            .limit(most)
            .map(
                trial ->
                    List.of(
                        tag(trial),
                        Cell.words(trial.variant().label()),
                        Cell.words(String.join("; ", trials.reasons(trial)))))
            .toList();
    List<Column> columns =
        List.of(
            Column.left("trial", "trial"),
            Column.left("variant", "variant"),
            Column.left("reason", "reason"));
    return new FirstRows(new Table(title, columns, rows), all.size());
  }

  /** Variants for people: their standing, the study's metrics, the differences from the base. */
  public Table brief(String title, List<TrialResult> some) {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.right("rank", "rank"));
    columns.add(Column.left("trial", "trial"));
    columns.add(Column.left("standing", "standing"));
    study.metrics().forEach(it -> columns.add(MetricCells.column(it, study.precision())));
    study.factors().forEach(it -> columns.add(Column.name("choice." + it.name(), it.name())));
    List<List<Cell>> rows = new ArrayList<>();
    for (TrialResult trial : some) {
      List<Cell> cells = new ArrayList<>();
      cells.add(rank(trial));
      cells.add(tag(trial));
      cells.add(Cell.words(trials.standing(trial).text()));
      Optional<Completed> completed = trial.completed();
      study.metrics().forEach(it -> cells.add(MetricCells.cell(it, completed)));
      for (Factor factor : study.factors()) {
        String option = trial.variant().option(factor).name();
        boolean same = option.equals(factor.base().name());
        cells.add(Cell.words(same ? UNCHANGED : option, option));
      }
      rows.add(cells);
    }
    return new Table(title, columns, rows);
  }

  private Cell tag(TrialResult trial) {
    String number = Integer.toString(trials.number(trial.variant()));
    return Cell.words("#" + number, number);
  }

  /** Every metric that the study shows, searches for or selects by, in the study's order. */
  public static List<Metric> metrics(StudyResult result) {
    List<Metric> metrics = new ArrayList<>(result.study().metrics());
    result.study().design().search().stream()
        .flatMap(it -> it.objectives().stream())
        .forEach(it -> addNew(metrics, it));
    result.decision().select().metrics().forEach(it -> addNew(metrics, it));
    return metrics;
  }

  private static void addNew(List<Metric> metrics, Metric metric) {
    if (!metrics.contains(metric)) {
      metrics.add(metric);
    }
  }
}
