package io.unetlab.reports.view;

import io.unetlab.ablations.design.SearchRun;
import io.unetlab.ablations.design.SearchRun.ExactSpace;
import io.unetlab.reports.block.Block.Facts.Fact;
import io.unetlab.reports.chart.Axis;
import io.unetlab.reports.chart.Curve;
import io.unetlab.reports.chart.CurvesChart;
import io.unetlab.reports.chart.Picture;
import io.unetlab.reports.table.Cell;
import io.unetlab.reports.table.Column;
import io.unetlab.reports.table.Numbers;
import io.unetlab.reports.table.Table;
import io.unetlab.reports.view.Convergence.Reached;
import io.unetlab.spec.yaml.ChoiceType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a search's algorithms spent and reached: a table, a picture, the facts of an exact one. */
public final class ConvergenceView {

  private static final int DIGITS = 6;

  private final Convergence convergence;
  private final SearchFront front;

  public ConvergenceView(Trials trials, SearchFront front) {
    this.front = front;
    this.convergence = new Convergence(trials, front);
  }

  /** One row for each algorithm that evaluates. */
  public Table table() {
    List<Column> columns =
        List.of(
            Column.left("algorithm", "algorithm"),
            Column.right("evaluations", "evaluations"),
            Column.right("members", "of the front's " + Numbers.grouped(front.members().size())),
            Column.right("hypervolume", "hypervolume"));
    List<List<Cell>> rows = new ArrayList<>();
    for (SearchRun run : convergence.runs()) {
      List<Reached> curve = convergence.curve(run);
      rows.add(
          List.of(
              Cell.words(ChoiceType.word(run.algorithm())),
              Cell.count(convergence.evaluated(run).size()),
              Cell.count(convergence.members(run)),
              curve.isEmpty() ? Cell.missing() : Cell.share(curve.get(curve.size() - 1).share())));
    }
    return new Table("what each algorithm reached", columns, rows);
  }

  /** What the hypervolumes are shares of, in a sentence. */
  public String scale() {
    return "Hypervolume is the volume that the variants found so far dominate, as a share of that of "
        + (convergence.isExact() ? "the exact front" : "the front of all that was found")
        + "; each objective is scaled to its range on that front.";
  }

  /** The curves; empty without an algorithm that evaluates. */
  Optional<Picture> picture() {
    List<Curve> curves = new ArrayList<>();
    for (SearchRun run : convergence.runs()) {
      List<Curve.Point> points =
          convergence.curve(run).stream()
              .map(it -> new Curve.Point(it.evaluations(), it.share()))
              .toList();
      if (!points.isEmpty()) {
        curves.add(new Curve(ChoiceType.word(run.algorithm()), points));
      }
    }
    return curves.isEmpty() ? Optional.empty() : Optional.of(picture(curves));
  }

  private Picture picture(List<Curve> curves) {
    double most = curves.stream().mapToDouble(it -> it.last().x()).max().orElse(1);
    double least = curves.stream().mapToDouble(it -> it.points().get(0).y()).min().orElse(0);
    double end = Math.max(1, curves.stream().mapToDouble(it -> it.last().y()).max().orElse(1));
    return CurvesChart.of(
        "hypervolume",
        "Hypervolume reached by each algorithm",
        new Axis("evaluations", 0, most, it -> Numbers.grouped(Math.round(it))),
        Axis.around(
            convergence.isExact()
                ? "hypervolume, of the exact front's"
                : "hypervolume, of the whole front's",
            Math.min(least, 0.95 * end),
            end,
            0.04,
            it -> String.format(Locale.ROOT, "%.3g %%", 100 * it)),
        curves,
        Optional.empty());
  }

  /** The facts of an exact search; none without one. */
  public List<Fact> facts() {
    List<Fact> facts = new ArrayList<>();
    convergence.exact().ifPresent(it -> facts(it, facts));
    return facts;
  }

  private void facts(ExactSpace space, List<Fact> facts) {
    facts.add(new Fact("configurations that exist", count(space.configurations())));
    facts.add(new Fact("members of the front", Numbers.grouped(space.members())));
    if (space.members() > front.search().keep()) {
      facts.add(new Fact("members that became variants", Numbers.grouped(front.search().keep())));
    }
    facts.add(
        new Fact(
            "distance from the exact front",
            space.epsilon() == 0
                ? "none"
                : "at most "
                    + BigDecimal.valueOf(100 * space.epsilon()).stripTrailingZeros().toPlainString()
                    + " % of each value"));
    space.shortfall().ifPresent(it -> facts.add(new Fact("not exact", it)));
  }

  /** All digits where a long has them, then a power of ten. */
  static String count(BigInteger number) {
    return number.bitLength() < Long.SIZE
        ? Numbers.grouped(number.longValueExact())
        : String.format(Locale.ROOT, "%." + (DIGITS - 1) + "e", new BigDecimal(number));
  }
}
