package io.unetlab.reports.chart;

import io.unetlab.reports.chart.OptionShares.OptionShare;
import io.unetlab.reports.chart.Pen.Anchor;
import io.unetlab.reports.table.Numbers;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.Collectors;

/** The shares of each factor's options, as bars of equal length; the choice's option is marked. */
public final class OptionsChart {

  private static final int ROW = 26;
  private static final int NARROW_ROW = 22;
  private static final int HEADING = 30;
  private static final int LABELS = 190;
  private static final double THICK = 0.72;

  private final List<OptionShares> factors;
  private final int step;
  private final BarRows rows;

  private OptionsChart(Layout layout, List<OptionShares> factors) {
    this.factors = List.copyOf(factors);
    // Above a bar, its label takes a row.
    this.step = layout.isNarrow() ? 2 : 1;
    this.rows =
        new BarRows(
            layout,
            layout.isNarrow() ? 0 : LABELS,
            0,
            HEADING,
            layout.isNarrow() ? NARROW_ROW : ROW,
            step * factors.size(),
            0,
            1,
            value -> Math.round(100 * value) + " %",
            "share of the front's members");
  }

  /** The chart; at least one factor. */
  public static Picture of(String name, String title, List<OptionShares> factors) {
    return Layout.both(it -> new OptionsChart(it, factors).picture(name, title));
  }

  private Picture picture(String name, String title) {
    return rows.picture(name, title, description(), this::draw);
  }

  private void draw(Pen pen) {
    if (factors.stream().flatMap(it -> it.options().stream()).anyMatch(OptionShare::chosen)) {
      double y = rows.y(0) - HEADING / 2.0 - 4;
      pen.fill(new Rectangle2D.Double(rows.left(), y - 1.5, 18, 3), Palette.CHOICE.color());
      pen.text("the choice's option", rows.left() + 24, y, Anchor.START, Pen.SMALL, Palette.INK);
    }
    for (int i = 0; i < factors.size(); i++) {
      row(pen, i);
    }
  }

  private void row(Pen pen, int row) {
    OptionShares factor = factors.get(row);
    int last = step * (row + 1) - 1;
    if (step == 1) {
      rows.label(pen, rows.y(row + 0.5), factor.factor(), "", Pen.PLAIN, Palette.INK);
    } else {
      rows.above(pen, rows.y(last - 0.4), factor.factor(), "", Pen.PLAIN, Palette.INK);
    }
    double from = 0;
    int count = factor.options().size();
    for (int i = 0; i < count; i++) {
      OptionShare option = factor.options().get(i);
      Rectangle2D bar = rows.bar(last, THICK, from, from + option.share());
      segment(pen, bar, option, FrontDot.shade((i + 0.5) / count));
      from += option.share();
    }
  }

  private static void segment(Pen pen, Rectangle2D bar, OptionShare option, Palette color) {
    pen.fill(bar, color.color());
    pen.line(bar.getMaxX(), bar.getY(), bar.getMaxX(), bar.getMaxY(), Palette.PAPER, 1);
    if (option.chosen()) {
      double y = bar.getMaxY() + 1;
      pen.fill(
          new Rectangle2D.Double(bar.getX(), y, bar.getWidth() - 1, 3), Palette.CHOICE.color());
    }
    String both = option.option() + "  " + Numbers.share(option.share());
    double room = bar.getWidth() - 8;
    String text = Pen.width(both, Pen.SMALL) <= room ? both : option.option();
    if (Pen.width(text, Pen.SMALL) <= room) {
      pen.text(text, bar.getCenterX(), bar.getCenterY(), Anchor.MIDDLE, Pen.SMALL, Palette.PAPER);
    }
  }

  private String description() {
    return factors.stream()
        .map(
            factor ->
                factor.factor()
                    + ": "
                    + factor.options().stream()
                        .map(it -> it.option() + " " + Numbers.share(it.share()))
                        .collect(Collectors.joining(", ")))
        .collect(Collectors.joining("; "));
  }
}
