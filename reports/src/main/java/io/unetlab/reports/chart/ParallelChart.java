package io.unetlab.reports.chart;

import io.unetlab.reports.chart.FrontDot.Kind;
import io.unetlab.reports.chart.Pen.Anchor;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The front's members as lines across one axis for each metric: where lines cross between two axes,
 * less of one costs more of the other. Lines are coloured by the first axis.
 */
public final class ParallelChart {

  private static final int WIDTH = 1000;
  private static final int LEFT = 70;
  private static final int RIGHT = 90;
  private static final int TOP = 78;
  private static final int HEIGHT = 380;
  private static final int BOTTOM = 34;
  private static final int TICKS = 60;
  // With more lines each is more transparent.
  private static final int INK = 9000;

  private final List<Axis> axes;
  private final List<ParallelLine> lines;

  private ParallelChart(List<Axis> axes, List<ParallelLine> lines) {
    this.axes = List.copyOf(axes);
    this.lines = lines.stream().sorted(Comparator.comparing(ParallelLine::kind)).toList();
  }

  /**
   * The chart.
   *
   * @param axes at least two; values grow upwards
   */
  public static Picture of(String name, String title, List<Axis> axes, List<ParallelLine> lines) {
    ParallelChart chart = new ParallelChart(axes, lines);
    return new Picture(name, title, chart.description(), WIDTH, TOP + HEIGHT + BOTTOM, chart::draw);
  }

  private void draw(Graphics2D to) {
    Pen.paper(to, WIDTH, TOP + HEIGHT + BOTTOM);
    Pen pen = new Pen(to);
    int alpha = Math.max(40, Math.min(210, INK / Math.max(1, lines.size())));
    for (ParallelLine line : lines) {
      line(pen, line, alpha);
    }
    for (int i = 0; i < axes.size(); i++) {
      axis(pen, i);
    }
    lines.stream().filter(it -> it.kind() == Kind.CHOICE).forEach(it -> values(pen, it));
    legend(pen);
  }

  private double x(int axis) {
    return LEFT + (double) axis * (WIDTH - LEFT - RIGHT) / (axes.size() - 1);
  }

  private double y(int axis, double value) {
    return TOP + HEIGHT * (1 - axes.get(axis).share(value));
  }

  private void line(Pen pen, ParallelLine line, int alpha) {
    Path2D path = new Path2D.Double();
    boolean drawn = false;
    for (int i = 0; i < axes.size(); i++) {
      if (line.isKnown(i)) {
        double y = y(i, line.values()[i]);
        if (drawn) {
          path.lineTo(x(i), y);
        } else {
          path.moveTo(x(i), y);
        }
      }
      drawn = line.isKnown(i);
    }
    switch (line.kind()) {
      case OTHER -> pen.outline(path, Palette.FAINT.color(alpha), 1);
      case MEMBER -> pen.outline(path, shade(line).color(alpha), 1.2f);
      case BASE -> pen.outline(path, Palette.BASE.color(), 2);
      case CHOICE -> pen.outline(path, Palette.CHOICE.color(), 3);
    }
  }

  private Palette shade(ParallelLine line) {
    return FrontDot.shade(line.isKnown(0) ? axes.get(0).share(line.values()[0]) : 0);
  }

  private void axis(Pen pen, int index) {
    Axis axis = axes.get(index);
    double x = x(index);
    pen.line(x, TOP, x, TOP + HEIGHT, Palette.MUTED, 1.2f);
    double wanted = TICKS * (axis.most() - axis.least()) / HEIGHT;
    for (double value : Ticks.in(axis.least(), axis.most(), Ticks.step(wanted))) {
      double y = y(index, value);
      pen.line(x - 4, y, x, y, Palette.MUTED, 1);
      String text = Ticks.brief(axis.text().apply(value));
      double width = Pen.width(text, Pen.SMALL) + 4;
      Rectangle2D box = new Rectangle2D.Double(x - 6 - width, y - 7, width, 14);
      pen.label(text, box, Pen.SMALL, Palette.MUTED);
    }
    title(pen, index);
  }

  // The outer titles must not leave the picture.
  private void title(Pen pen, int index) {
    double room = Math.min(170, (double) (WIDTH - LEFT - RIGHT) / (axes.size() - 1) - 10);
    List<String> lines = lines(axes.get(index).title(), room);
    for (int i = 0; i < lines.size(); i++) {
      String text = Pen.fit(lines.get(i), Pen.BOLD, room);
      double half = Pen.width(text, Pen.BOLD) / 2;
      double middle = Math.min(WIDTH - 6 - half, Math.max(6 + half, x(index)));
      double y = TOP - 16 - 16 * (lines.size() - 1 - i);
      pen.text(text, middle, y, Anchor.MIDDLE, Pen.BOLD, Palette.INK);
    }
  }

  // In two lines where one is too long, as equally long as words allow.
  private static List<String> lines(String title, double room) {
    List<Integer> spaces =
        IntStream.range(0, title.length()).filter(i -> title.charAt(i) == ' ').boxed().toList();
    if (spaces.isEmpty() || Pen.width(title, Pen.BOLD) <= room) {
      return List.of(title);
    }
    int middle =
        Collections.min(spaces, Comparator.comparing(i -> Math.abs(2 * i - title.length())));
    return List.of(title.substring(0, middle), title.substring(middle + 1));
  }

  private void values(Pen pen, ParallelLine choice) {
    for (int i = 0; i < axes.size(); i++) {
      if (choice.isKnown(i)) {
        String text = axes.get(i).text().apply(choice.values()[i]);
        double width = Pen.width(text, Pen.BOLD) + 4;
        double y = y(i, choice.values()[i]);
        Rectangle2D box = new Rectangle2D.Double(x(i) + 7, y - 8, width, 16);
        pen.label(text, box, Pen.BOLD, Palette.CHOICE);
      }
    }
  }

  private void legend(Pen pen) {
    double x = LEFT;
    for (ParallelLine line : lines) {
      if (!line.label().isEmpty()) {
        Palette color = line.kind() == Kind.CHOICE ? Palette.CHOICE : Palette.BASE;
        pen.line(x, 18, x + 22, 18, color, line.kind() == Kind.CHOICE ? 3 : 2);
        pen.text(line.label(), x + 28, 18, Anchor.START, Pen.SMALL, Palette.INK);
        x += 28 + Pen.width(line.label(), Pen.SMALL) + 24;
      }
    }
  }

  private String description() {
    long members = lines.stream().filter(it -> it.kind() == Kind.MEMBER).count();
    return String.format(Locale.ROOT, "%d variants on the front. ", members)
        + lines.stream()
            .filter(it -> !it.label().isEmpty())
            .map(it -> it.text(axes))
            .collect(Collectors.joining("; "));
  }
}
