package io.unetlab.reports.chart;

import io.unetlab.profiler.latency.Interval;
import io.unetlab.profiler.latency.Latency;
import io.unetlab.reports.chart.Pen.Anchor;
import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Measured latencies as bars with the median's confidence interval at the end, and a tick at the
 * latency expected from the MACs alone: a bar beyond its tick saved less time than MACs.
 */
public final class LatencyChart {

  private static final int ROW = 40;
  private static final int LABELS = 350;
  private static final int COLUMN = 110;
  private static final double THICK = 0.6;
  private static final int NOTE = 20;
  private static final int MARGIN = 14;
  private static final String DOUBTFUL = "(?)";

  private final List<LatencyBar> bars;
  private final boolean inSeconds;
  private final BarRows rows;

  private LatencyChart(List<LatencyBar> bars) {
    this.bars = bars;
    this.inSeconds = bars.stream().anyMatch(bar -> bar.ms() >= 1000);
    this.rows = frame();
  }

  /**
   * The chart.
   *
   * @param name the base name of the picture's files
   * @param bars at least one, in order
   */
  public static Picture of(String name, String title, List<LatencyBar> bars) {
    LatencyChart chart = new LatencyChart(List.copyOf(bars));
    return chart.rows.picture(name, title, chart.description(), chart::draw);
  }

  private BarRows frame() {
    double most = bars.stream().mapToDouble(LatencyBar::reach).max().orElse(1);
    double heading = ROW + NOTE * notes().size();
    return new BarRows(
        Layout.WIDE, LABELS, COLUMN, heading, ROW, bars.size(), 0, 1.02 * most, this::number, "");
  }

  // A picture is also shown alone, where no text next to it says which bars prove nothing.
  private List<String> notes() {
    List<LatencyBar> doubtful = bars.stream().filter(it -> it.latency().isDoubtful()).toList();
    if (doubtful.isEmpty()) {
      return List.of();
    }
    String which =
        doubtful.size() == bars.size()
            ? "all of them"
            : doubtful.stream().map(LatencyBar::label).collect(Collectors.joining(", "));
    return List.of(
        DOUBTFUL + " hatched: doubtful, not to be compared: " + which,
        doubtful.get(0).latency().doubts().get(0));
  }

  private void notes(Pen pen) {
    double y = rows.y(0) - ROW / 2.0 - NOTE * notes().size();
    for (String note : notes()) {
      double room = Layout.WIDE.width() - 2 * MARGIN;
      pen.text(Pen.fit(note, Pen.SMALL, room), MARGIN, y, Anchor.START, Pen.SMALL, Palette.INK);
      y += NOTE;
    }
  }

  private void draw(Pen pen) {
    notes(pen);
    double heading = rows.y(0) - ROW / 2.0;
    String unit = inSeconds ? "seconds" : "milliseconds";
    pen.text("median", figures(), heading, Anchor.END, Pen.BOLD, Palette.INK);
    pen.text(
        unit + "; the tick is the latency expected from the MACs alone",
        rows.x(0),
        heading,
        Anchor.START,
        Pen.SMALL,
        Palette.MUTED);
    for (int i = 0; i < bars.size(); i++) {
      row(pen, i);
    }
  }

  private double figures() {
    return rows.right() + COLUMN;
  }

  private void row(Pen pen, int row) {
    LatencyBar bar = bars.get(row);
    boolean putBack = bar.kind() == LatencyBar.Kind.PUT_BACK;
    Palette ink = putBack ? Palette.MUTED : Palette.INK;
    Rectangle2D shape = rows.bar(row, THICK, 0, bar.ms());
    double y = shape.getCenterY();
    rows.label(pen, y, bar.label(), bar.detail(), Pen.PLAIN, ink);
    if (putBack) {
      pen.hatch(shape, Palette.UNKNOWN);
    } else if (bar.latency().isDoubtful()) {
      pen.hatch(shape, color(bar.kind()));
    } else {
      pen.fill(shape, color(bar.kind()).color());
    }
    bar.latency().interval().ifPresent(it -> interval(pen, it, y));
    bar.expected().ifPresent(it -> tick(pen, rows.x(it), shape));
    String mark = bar.latency().isDoubtful() ? " " + DOUBTFUL : "";
    pen.text(text(bar.ms()) + mark, figures(), y, Anchor.END, Pen.PLAIN, ink);
  }

  private static void tick(Pen pen, double x, Rectangle2D bar) {
    pen.line(x, bar.getMinY() - 4, x, bar.getMaxY() + 4, Palette.INK, 1.5f);
  }

  // Outlined in the paper's colour, so that it is visible on and next to the bar.
  private void interval(Pen pen, Interval interval, double y) {
    double low = rows.x(interval.low());
    double high = rows.x(interval.high());
    pen.line(low, y, high, y, Palette.PAPER, 4);
    pen.line(low, y, high, y, Palette.INK, 2);
    pen.line(low, y - 5, low, y + 5, Palette.INK, 2);
    pen.line(high, y - 5, high, y + 5, Palette.INK, 2);
  }

  private static Palette color(LatencyBar.Kind kind) {
    return switch (kind) {
      case BASE -> Palette.BASE;
      case CHOICE -> Palette.CHOICE;
      case OTHER -> Palette.SERIES_1;
      case PUT_BACK -> Palette.UNKNOWN;
    };
  }

  private String number(double millis) {
    double value = inSeconds ? millis / 1e3 : millis;
    return BigDecimal.valueOf(value).round(new MathContext(6)).stripTrailingZeros().toPlainString();
  }

  // Enough decimals to distinguish networks.
  private String number(double millis, int decimals) {
    int shown = inSeconds || millis < 10 ? decimals : Math.max(0, decimals - 1);
    return String.format(Locale.ROOT, "%." + shown + "f", inSeconds ? millis / 1e3 : millis);
  }

  private String text(double millis) {
    return number(millis, 2) + (inSeconds ? " s" : " ms");
  }

  private String description() {
    return bars.stream()
        .map(bar -> bar.label() + ": " + text(bar.ms()) + within(bar.latency()))
        .collect(Collectors.joining("; "));
  }

  private String within(Latency latency) {
    return latency
            .interval()
            .map(it -> " (" + text(it.low()) + " to " + text(it.high()) + ")")
            .orElse("")
        + (latency.isDoubtful() ? ", doubtful" : "");
  }
}
