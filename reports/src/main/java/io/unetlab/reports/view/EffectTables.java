package io.unetlab.reports.view;

import io.unetlab.ablations.analysis.Bounds;
import io.unetlab.ablations.analysis.Effects;
import io.unetlab.ablations.analysis.Interaction;
import io.unetlab.ablations.analysis.Joint;
import io.unetlab.ablations.analysis.OptionEffect;
import io.unetlab.ablations.analysis.Variation;
import io.unetlab.ablations.exec.StudyResult;
import io.unetlab.ablations.study.Factor;
import io.unetlab.ablations.study.Option;
import io.unetlab.profiler.metric.CountedMetrics;
import io.unetlab.profiler.metric.Metric;
import io.unetlab.profiler.metric.Metrics;
import io.unetlab.reports.table.Cell;
import io.unetlab.reports.table.Column;
import io.unetlab.reports.table.Numbers;
import io.unetlab.reports.table.Table;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;

/** Effects relative to the base's value, so that metrics can be compared with each other. */
public final class EffectTables {

  private static final List<String> COUNTED =
      List.of("params", "macs", "flops", "peak_activation_bytes");

  // FLOPs follow the MACs; repeating them would hide the rest.
  private static final List<String> TOLD = List.of("params", "macs", "peak_activation_bytes");

  private static final int ROWS = 12;
  private static final int SENTENCES = 3;

  /** Two options with their effects on one metric. */
  private record Row(Effects effects, Interaction interaction, Joint joint, double size) {}

  private final Trials trials;
  private final List<Effects> all;
  private final List<Effects> shown;

  public EffectTables(Trials trials) {
    this.trials = trials;
    this.all = trials.explanation().effects();
    this.shown = all.stream().filter(it -> isShown(it.metric())).toList();
  }

  /** The tables that have rows, shares included, for a command to print. */
  public static List<Table> all(StudyResult result) {
    Trials trials = new Trials(result);
    EffectTables effects = new EffectTables(trials);
    return Stream.of(
            effects.options(),
            effects.variation(),
            effects.interactions(),
            new ShareTable(trials).table())
        .filter(table -> !table.isEmpty())
        .toList();
  }

  /** Whether a metric has a column. */
  static boolean isShown(Metric metric) {
    return COUNTED.contains(metric.name()) || Metrics.isLatency(metric);
  }

  /** What each option changes on average, with the range over contexts or the interval. */
  public Table options() {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.left("option", "option"));
    columns.add(Column.right("contexts", "contexts"));
    for (Effects effects : shown) {
      String name = effects.metric().name();
      columns.add(
          Column.right(
              name + "_change", MetricCells.column(effects.metric(), trials.precision()).name()));
      columns.add(
          Column.right(
              name + (effects.exact() ? "_range" : "_interval"),
              effects.exact() ? "range" : "interval"));
    }
    List<List<Cell>> rows = new ArrayList<>();
    if (!shown.isEmpty()) {
      shown.get(0).options().stream().filter(EffectTables::tells).forEach(it -> rows.add(row(it)));
    }
    return new Table("what each option changes, relative to the base", columns, rows);
  }

  // The notes explain the others.
  private static boolean tells(OptionEffect option) {
    return option.change().isPresent() || option.contexts() > 0;
  }

  private List<Cell> row(OptionEffect option) {
    List<Cell> cells = new ArrayList<>();
    cells.add(Cell.words(option.label()));
    cells.add(Cell.count(option.contexts()));
    for (Effects effects : shown) {
      Optional<OptionEffect> own = effects.find(option.factor(), option.option());
      cells.add(change(effects, own));
      cells.add(
          own.flatMap(effects.exact() ? OptionEffect::range : OptionEffect::interval)
              .map(it -> bounds(effects, it))
              .orElseGet(Cell::missing));
    }
    return cells;
  }

  // An average over noisy trials may be nothing but noise.
  private Cell change(Effects effects, Optional<OptionEffect> option) {
    boolean untold =
        option.flatMap(OptionEffect::interval).filter(it -> it.contains(0)).isPresent();
    return untold && !effects.exact()
        ? new Cell.Missing("not told apart")
        : change(effects, option.map(OptionEffect::change).orElseGet(OptionalDouble::empty));
  }

  private Cell change(Effects effects, OptionalDouble change) {
    return change.isPresent() ? Cell.change(ratio(effects, change.getAsDouble())) : Cell.missing();
  }

  private Cell bounds(Effects effects, Bounds bounds) {
    double low = ratio(effects, bounds.low());
    double high = ratio(effects, bounds.high());
    boolean same = Numbers.change(low).equals(Numbers.change(high));
    return Cell.words(
        same ? "everywhere" : Numbers.change(low) + " to " + Numbers.change(high),
        low + ".." + high);
  }

  // Rounding errors are not effects.
  private double ratio(Effects effects, double value) {
    double base =
        trials
            .base()
            .filter(it -> !it.isDoubtful(effects.metric()))
            .flatMap(it -> it.value(effects.metric()))
            .map(BigDecimal::doubleValue)
            .orElse(Double.NaN);
    double ratio = value / Math.abs(base);
    return Math.abs(ratio) < 1e-9 ? 0 : ratio;
  }

  /** How the variation of each metric divides among factors, pairs and the rest. */
  public Table variation() {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.left("term", "of the variation of"));
    for (Effects effects : shown) {
      String name = effects.metric().name();
      columns.add(
          Column.right(
              name + "_share", MetricCells.column(effects.metric(), trials.precision()).name()));
      if (!effects.exact()) {
        columns.add(Column.right(name + "_p", "p"));
      }
    }
    List<List<Cell>> rows = new ArrayList<>();
    if (!shown.isEmpty()) {
      for (int f = 0; f < shown.get(0).factors().size(); f++) {
        int factor = f;
        rows.add(row(shown.get(0).factors().get(f).term(), it -> it.factors().get(factor)));
      }
      rows.add(row("two factors together", EffectTables::pairs));
      rows.add(row("the rest", Effects::rest));
    }
    return new Table("what explains the variation over the trials", columns, rows);
  }

  private static Variation pairs(Effects effects) {
    return new Variation(
        "two factors together",
        effects.interactions().stream().mapToInt(it -> it.variation().df()).sum(),
        effects.interactions().stream().mapToDouble(it -> it.variation().sumOfSquares()).sum(),
        effects.shareOfInteractions(),
        OptionalDouble.empty(),
        OptionalDouble.empty());
  }

  private List<Cell> row(String term, Function<Effects, Variation> line) {
    List<Cell> cells = new ArrayList<>();
    cells.add(Cell.words(term));
    for (Effects effects : shown) {
      Variation variation = line.apply(effects);
      cells.add(variation.df() > 0 ? Cell.share(variation.share()) : Cell.missing());
      if (!effects.exact()) {
        cells.add(variation.p().isPresent() ? p(variation.p().getAsDouble()) : Cell.missing());
      }
    }
    return cells;
  }

  private static Cell p(double p) {
    return Cell.figure(
        BigDecimal.valueOf(p).round(new MathContext(6)),
        p < 0.001 ? "< 0.001" : String.format(Locale.ROOT, "%.3f", p));
  }

  /** The pairs of options whose joint effect differs most from the sum of their effects. */
  public Table interactions() {
    List<List<Cell>> rows = new ArrayList<>();
    for (Row row : strongestRows().limit(ROWS).toList()) {
      Effects effects = row.effects();
      rows.add(
          List.of(
              Cell.words(
                  CountedMetrics.title(effects.metric(), trials.precision()),
                  effects.metric().name()),
              Cell.words(first(row)),
              Cell.words(second(row)),
              change(effects, row.joint().firstAlone()),
              change(effects, row.joint().secondAlone()),
              change(effects, row.joint().together()),
              Cell.change(ratio(effects, row.joint().interaction())),
              Cell.share(row.interaction().variation().share())));
    }
    return new Table(
        "the strongest interactions, relative to the base",
        List.of(
            Column.left("metric", "of"),
            Column.left("first", "first"),
            Column.left("second", "second"),
            Column.right("first_alone", "first alone"),
            Column.right("second_alone", "second alone"),
            Column.right("together", "together"),
            Column.right("interaction", "beyond the sum"),
            Column.right("share", "of variation")),
        rows);
  }

  private Stream<Row> strongestRows() {
    List<Row> rows = new ArrayList<>();
    for (Effects effects : all) {
      boolean told =
          TOLD.contains(effects.metric().name())
              || (effects.exact() && Metrics.isLatency(effects.metric()));
      for (Interaction interaction : told ? effects.interactions() : List.<Interaction>of()) {
        for (Joint joint : interaction.joints()) {
          double size = Math.abs(ratio(effects, joint.interaction()));
          if (size >= 0.0005) {
            rows.add(new Row(effects, interaction, joint, size));
          }
        }
      }
    }
    return rows.stream().sorted(Comparator.comparingDouble(Row::size).reversed());
  }

  private static String first(Row row) {
    return label(row.interaction().first(), row.joint().first());
  }

  private static String second(Row row) {
    return label(row.interaction().second(), row.joint().second());
  }

  private static String label(Factor factor, Option option) {
    return factor.name() + "=" + option.name();
  }

  /** The strongest interactions in words. */
  public List<String> strongest() {
    return strongestRows()
        .filter(row -> row.joint().together().isPresent())
        .limit(SENTENCES)
        .map(this::sentence)
        .toList();
  }

  private String sentence(Row row) {
    Effects effects = row.effects();
    return String.format(
        Locale.ROOT,
        "%s: %s alone changes %s, %s alone %s, both together %s, which is %s %s the sum.",
        CountedMetrics.title(effects.metric(), trials.precision()),
        first(row),
        percent(effects, row.joint().firstAlone()),
        second(row),
        percent(effects, row.joint().secondAlone()),
        percent(effects, row.joint().together()),
        points(row.size()),
        row.joint().interaction() > 0 ? "above" : "below");
  }

  private String percent(Effects effects, OptionalDouble value) {
    return Numbers.change(ratio(effects, value.orElse(Double.NaN)));
  }

  private static String points(double size) {
    return String.format(Locale.ROOT, "%.1f points", size * 100);
  }
}
