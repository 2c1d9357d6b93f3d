package io.unetlab.reports.chart;

import io.unetlab.reports.chart.FrontDot.Kind;
import io.unetlab.reports.chart.Pen.Anchor;
import java.awt.Font;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The front in two of its objectives: members coloured by a third one, the other variants faint
 * behind them.
 */
public final class FrontChart {

  private static final int HEIGHT = 460;
  private static final int NARROW_HEIGHT = 340;
  private static final int HEADING = 74;
  private static final int LINE = 22;
  private static final double DOT = 3;
  private static final double LABEL_HEIGHT = 16;
  // Fainter dots closer than this coincide for a reader.
  private static final double CELL = 4;

  private final Plot plot;
  private final Optional<Axis> shades;
  private final List<FrontDot> dots;

  private FrontChart(Layout layout, Axis x, Axis y, Optional<Axis> shades, List<FrontDot> dots) {
    boolean narrow = layout.isNarrow();
    int heading = narrow && shades.isPresent() ? HEADING + LINE : HEADING;
    this.plot = new Plot(layout, x, y, narrow ? NARROW_HEIGHT : HEIGHT, heading, 0);
    this.shades = shades;
    this.dots = dots.stream().sorted(Comparator.comparing(FrontDot::kind)).toList();
  }

  /**
   * The chart.
   *
   * @param shades what the colour of a member stands for; empty for no more than its place
   * @param dots the base and the choice as well as all members and other variants
   */
  public static Picture of(
      String name, String title, Axis x, Axis y, Optional<Axis> shades, List<FrontDot> dots) {
    return Layout.both(it -> new FrontChart(it, x, y, shades, dots).picture(name, title));
  }

  private Picture picture(String name, String title) {
    return plot.picture(name, title, description(), this::draw);
  }

  private void draw(Pen pen) {
    legend(pen);
    shades.ifPresent(it -> scale(pen, it));
    Set<Long> taken = new HashSet<>();
    for (FrontDot dot : dots) {
      if (dot.kind() != Kind.OTHER || taken.add(cell(dot))) {
        mark(pen, dot);
      }
    }
    labels(pen);
  }

  private long cell(FrontDot dot) {
    return (Math.round(plot.x(dot.x()) / CELL) << Integer.SIZE)
        + Math.round(plot.y(dot.y()) / CELL);
  }

  private void mark(Pen pen, FrontDot dot) {
    double x = plot.x(dot.x());
    double y = plot.y(dot.y());
    switch (dot.kind()) {
      case OTHER -> Mark.CIRCLE.draw(pen, x, y, DOT, dot.color());
      case MEMBER -> Mark.DOT.draw(pen, x, y, dot.color());
      case BASE -> Mark.SQUARE.draw(pen, x, y, dot.color());
      case CHOICE -> Mark.TARGET.draw(pen, x, y, dot.color());
    }
  }

  private static Ellipse2D circle(double x, double y, double radius) {
    return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
  }

  private void legend(Pen pen) {
    double x = plot.area().getMinX();
    double y = 18;
    for (Kind kind : List.of(Kind.MEMBER, Kind.OTHER)) {
      long count = count(kind);
      if (count > 0) {
        String text =
            String.format(
                Locale.ROOT, kind == Kind.MEMBER ? "on the front (%,d)" : "not on it (%,d)", count);
        Palette color = kind == Kind.MEMBER ? FrontDot.shade(0.2) : Palette.UNKNOWN;
        Mark mark = kind == Kind.MEMBER ? Mark.DOT : Mark.CIRCLE;
        mark.draw(pen, x + 4, y, color);
        pen.text(text, x + 14, y, Anchor.START, Pen.SMALL, Palette.INK);
        x += 14 + Pen.width(text, Pen.SMALL) + 22;
      }
    }
  }

  private long count(Kind kind) {
    return dots.stream().filter(it -> it.kind() == kind).count();
  }

  // Title, least value, colours, greatest value; at the right end of the heading, or below it.
  private void scale(Pen pen, Axis shown) {
    boolean narrow = plot.layout().isNarrow();
    double y = narrow ? 18 + LINE : 18;
    double right = plot.area().getMaxX();
    String most = shown.text().apply(shown.most());
    pen.text(most, right, y, Anchor.END, Pen.SMALL, Palette.MUTED);
    double end = right - Pen.width(most, Pen.SMALL) - 8;
    double box = narrow ? 11 : 22;
    double start = end - box * Palette.SCALE.size();
    for (int i = 0; i < Palette.SCALE.size(); i++) {
      Rectangle2D area = new Rectangle2D.Double(start + box * i, y - 6, box, 12);
      pen.fill(area, Palette.SCALE.get(i).color());
    }
    String least = shown.text().apply(shown.least());
    pen.text(least, start - 8, y, Anchor.END, Pen.SMALL, Palette.MUTED);
    double before = start - 8 - Pen.width(least, Pen.SMALL) - 12;
    String title = Pen.fit(shown.title(), Pen.SMALL, before - plot.layout().edge());
    pen.text(title, before, y, Anchor.END, Pen.SMALL, Palette.INK);
  }

  private void labels(Pen pen) {
    List<Point2D> points = new ArrayList<>();
    dots.stream().filter(it -> it.kind() == Kind.MEMBER).forEach(it -> points.add(at(it)));
    LabelPlacer placer = new LabelPlacer(plot.area(), points);
    List<FrontDot> labelled = dots.stream().filter(it -> !it.label().isEmpty()).toList();
    labelled.forEach(it -> placer.keepFree(circle(at(it).getX(), at(it).getY(), 9).getBounds2D()));
    for (FrontDot dot : labelled) {
      boolean strong = dot.kind() == Kind.CHOICE || dot.kind() == Kind.BASE;
      Font font = strong ? Pen.BOLD : Pen.SMALL;
      Rectangle2D box = placer.place(at(dot), Pen.width(dot.label(), font) + 4, LABEL_HEIGHT);
      pen.leader(at(dot), 9, box, strong ? dot.color() : Palette.MUTED);
      pen.label(dot.label(), box, font, strong ? dot.color() : Palette.INK);
    }
  }

  private Point2D at(FrontDot dot) {
    return new Point2D.Double(plot.x(dot.x()), plot.y(dot.y()));
  }

  private String description() {
    String labelled =
        dots.stream()
            .filter(it -> !it.label().isEmpty())
            .map(
                it ->
                    it.label()
                        + ": "
                        + plot.x().text().apply(it.x())
                        + ", "
                        + plot.y().text().apply(it.y()))
            .collect(Collectors.joining("; "));
    return String.format(
        Locale.ROOT,
        "%s against %s: %d variants on the front, %d not. %s.",
        plot.x().title(),
        plot.y().title(),
        count(Kind.MEMBER),
        count(Kind.OTHER),
        labelled);
  }
}
