package io.unetlab.reports.view;

import io.unetlab.ablations.proxy.OptionScore;
import io.unetlab.ablations.proxy.OptionScores;
import io.unetlab.reports.table.Cell;
import io.unetlab.reports.table.Column;
import io.unetlab.reports.table.Table;
import io.unetlab.training.score.Estimate;
import io.unetlab.training.score.Scores;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The scores of a study's options. */
public final class ScoreView {

  private static final MathContext DIGITS = new MathContext(4);
  private static final double MILLION = 1e6;

  private ScoreView() {}

  /**
   * A row for each option.
   *
   * <p>The last column is SnapFusion's measure of an action, the change of quality over the change
   * of cost: arXiv 2306.00980, Algorithm 1.
   */
  public static Table of(OptionScores scores) {
    List<Column> columns =
        List.of(
            Column.left("option", "option"),
            Column.right("output_error", "output error"),
            Column.right("output_error_sd", "±"),
            Column.right("loss_change", "loss change"),
            Column.right("loss_change_sd", "±"),
            Column.right("params_saved", "params saved"),
            Column.right("macs_saved", "MACs saved"),
            Column.right("output_error_per_mmac", "output error per M MACs"),
            Column.right("loss_change_per_mmac", "loss change per M MACs"),
            Column.prose("note", "note"));
    List<List<Cell>> rows = scores.options().stream().map(option -> row(option, scores)).toList();
    return new Table("each option alone on the base", columns, rows);
  }

  private static List<Cell> row(OptionScore option, OptionScores base) {
    List<Cell> cells = new ArrayList<>();
    cells.add(Cell.words(option.factor() + "=" + option.option()));
    Optional<Scores> scores = option.scores();
    add(scores.map(Scores::outputError), cells);
    add(scores.map(Scores::lossChange), cells);
    boolean exists = option.params() > 0;
    long params = base.params() - option.params();
    long macs = base.macs() - option.macs();
    cells.add(exists ? Cell.brief(params) : Cell.missing());
    cells.add(exists ? Cell.brief(macs) : Cell.missing());
    cells.add(perMacs(scores.map(Scores::outputError), macs));
    cells.add(perMacs(scores.map(Scores::lossChange), macs));
    cells.add(Cell.words(note(option)));
    return cells;
  }

  private static void add(Optional<Estimate> estimate, List<Cell> cells) {
    cells.add(estimate.map(it -> figure(it.mean())).orElse(Cell.missing()));
    cells.add(estimate.map(it -> figure(it.error())).orElse(Cell.missing()));
  }

  private static Cell perMacs(Optional<Estimate> estimate, long macs) {
    return estimate
        .filter(it -> macs > 0)
        .map(it -> figure(it.mean() * MILLION / macs))
        .orElse(Cell.missing());
  }

  private static Cell figure(double value) {
    return Cell.figure(
        new BigDecimal(value).round(DIGITS), String.format(Locale.ROOT, "%.3g", value));
  }

  private static String note(OptionScore option) {
    List<String> made = option.scores().map(Scores::made).orElse(List.of());
    if (made.isEmpty()) {
      return option.obstacle().isEmpty() ? "" : "not scored: " + option.obstacle();
    }
    return "the checkpoint lacks "
        + made.size()
        + " weights, which are untrained: "
        + made.get(0)
        + (made.size() > 1 ? ", ..." : "");
  }
}
