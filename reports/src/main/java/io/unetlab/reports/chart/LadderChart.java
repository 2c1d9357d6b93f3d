package io.unetlab.reports.chart;

import io.unetlab.reports.chart.Pen.Anchor;
import io.unetlab.reports.table.Numbers;
import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * The ladder as a waterfall: each edit's bar hangs where the one before it ended, with our change
 * and the published one next to it; a reverted edit is hatched and does not affect the edits below.
 */
public final class LadderChart {

  private static final int ROW = 40;
  private static final int LABELS = 350;
  private static final int COLUMN = 100;
  private static final double THICK = 0.68;

  private final List<Step> steps;
  private final OptionalDouble start;
  private final OptionalDouble end;
  private final String unit;
  private final String endLabel;
  private final BarRows rows;

  private LadderChart(List<Step> steps, String unit, String endLabel) {
    this.steps = steps;
    this.endLabel = endLabel;
    this.unit = unit;
    this.start = steps.get(0).before();
    this.end =
        steps.stream()
            .filter(Step::kept)
            .reduce((earlier, later) -> later)
            .map(Step::after)
            .orElse(start);
    this.rows = frame();
  }

  /**
   * The ladder in one metric.
   *
   * @param name the base name of the picture's files
   * @param title what is shown
   * @param unit of the values, such as {@code MACs}
   * @param steps at least one, in order
   * @param endLabel the label of the ladder's end
   */
  public static Picture of(
      String name, String title, String unit, List<Step> steps, String endLabel) {
    LadderChart ladder = new LadderChart(List.copyOf(steps), unit, endLabel);
    return ladder.rows.picture(name, title, ladder.description(), ladder::draw);
  }

  private BarRows frame() {
    double most =
        steps.stream()
            .flatMapToDouble(step -> step.after().stream())
            .reduce(start.orElse(0), Math::max);
    double reach = most > 0 ? most * 1.02 : 1;
    return new BarRows(
        Layout.WIDE, LABELS, 2 * COLUMN, ROW, ROW, steps.size() + 2, 0, reach, Charts::tick, "");
  }

  private void draw(Pen pen) {
    double heading = rows.y(-0.5);
    pen.text("ours", ours(), heading, Anchor.END, Pen.BOLD, Palette.INK);
    pen.text("published", published(), heading, Anchor.END, Pen.BOLD, Palette.MUTED);
    pen.text(unit, rows.x(0), heading, Anchor.START, Pen.BOLD, Palette.MUTED);
    pen.text(
        "percentages are of the step before, the last of the base",
        rows.x(0) + Pen.width(unit, Pen.BOLD) + 10,
        heading,
        Anchor.START,
        Pen.SMALL,
        Palette.MUTED);
    total(pen, 0, "base", start, Palette.BASE);
    for (int i = 0; i < steps.size(); i++) {
      step(pen, i);
    }
    total(pen, steps.size() + 1, endLabel, end, Palette.CHOICE);
    change(pen, overall(), rows.y(steps.size() + 1.5), Pen.BOLD);
  }

  private double ours() {
    return rows.right() + COLUMN;
  }

  private double published() {
    return ours() + COLUMN;
  }

  private void total(Pen pen, int row, String label, OptionalDouble value, Palette color) {
    Rectangle2D bar = rows.bar(row, THICK, 0, value.orElse(0));
    pen.fill(bar, color.color());
    rows.label(pen, bar.getCenterY(), label, "", Pen.BOLD, Palette.INK);
    String text = text(value);
    boolean roomy = bar.getWidth() > Pen.width(text, Pen.BOLD) + 12;
    pen.text(
        text,
        roomy ? bar.getMaxX() - 6 : bar.getMaxX() + 6,
        bar.getCenterY(),
        roomy ? Anchor.END : Anchor.START,
        Pen.BOLD,
        roomy ? Palette.PAPER : Palette.INK);
  }

  private void step(Pen pen, int index) {
    Step step = steps.get(index);
    int row = index + 1;
    double y = rows.y(row + 0.5);
    String label = step.kept() ? step.label() : step.label() + " (reverted)";
    Palette color = step.kept() ? Palette.INK : Palette.MUTED;
    rows.label(pen, y, label, step.detail(), Pen.PLAIN, color);
    step.published()
        .ifPresent(it -> pen.text(it, published(), y, Anchor.END, Pen.PLAIN, Palette.MUTED));
    if (step.before().isEmpty() || step.after().isEmpty()) {
      pen.text("not counted", ours(), y, Anchor.END, Pen.PLAIN, Palette.MUTED);
      return;
    }
    double before = step.before().getAsDouble();
    double after = step.after().getAsDouble();
    Rectangle2D bar = rows.bar(row, THICK, before, after);
    if (!step.kept()) {
      pen.hatch(bar, Palette.UNKNOWN);
    } else {
      pen.fill(bar, direction(before, after).color());
    }
    double carried = rows.x(step.kept() ? after : before);
    pen.line(carried, bar.getMaxY(), carried, rows.y(row + 1.16), Palette.MUTED, 1);
    change(pen, relative(before, after), y, Pen.PLAIN);
    delta(pen, bar, after - before);
  }

  private static Palette direction(double before, double after) {
    if (after == before) {
      return Palette.UNKNOWN;
    }
    return after < before ? Palette.FEASIBLE : Palette.VIOLATES;
  }

  private void delta(Pen pen, Rectangle2D bar, double delta) {
    String text = Numbers.briefDelta(Math.round(delta));
    boolean left = bar.getX() - Pen.width(text, Pen.SMALL) - 6 > rows.left();
    pen.text(
        text,
        left ? bar.getX() - 6 : bar.getMaxX() + 6,
        bar.getCenterY(),
        left ? Anchor.END : Anchor.START,
        Pen.SMALL,
        Palette.MUTED);
  }

  private void change(Pen pen, double ratio, double y, Font font) {
    pen.text(Numbers.change(ratio), ours(), y, Anchor.END, font, Palette.INK);
  }

  private String text(OptionalDouble value) {
    return value.isPresent()
        ? Numbers.brief(Math.round(value.getAsDouble())) + " " + unit
        : "not counted";
  }

  private double overall() {
    return relative(start.orElse(0), end.orElse(Double.NaN));
  }

  private static double relative(double before, double after) {
    return before == 0 ? Double.NaN : (after - before) / before;
  }

  private String description() {
    List<String> lines = new ArrayList<>();
    lines.add("base: " + text(start));
    for (Step step : steps) {
      double ratio = relative(step.before().orElse(0), step.after().orElse(Double.NaN));
      lines.add(
          (step.detail().isEmpty() ? "" : step.detail() + ": ")
              + step.label()
              + (step.kept() ? "" : " (reverted)")
              + ": ours "
              + Numbers.change(ratio)
              + step.published().map(it -> ", published " + it).orElse(""));
    }
    lines.add(endLabel + ": " + text(end));
    return lines.stream().collect(Collectors.joining("; "));
  }
}
