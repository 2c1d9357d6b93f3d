package io.unetlab.reports.chart;

import io.unetlab.reports.chart.Pen.Anchor;
import io.unetlab.reports.table.Numbers;
import java.awt.geom.Rectangle2D;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where the time of pipelines goes: a bar for each, divided by part, and its time on the right. All
 * bars are equally long, because times differ by more than a picture can show.
 */
public final class PartTimesChart {

  private static final int ROW = 40;
  private static final int LABELS = 300;
  private static final int COLUMN = 110;
  private static final double THICK = 0.6;

  /** A share below this has no room for its number. */
  private static final double WRITTEN = 0.07;

  private static final Map<String, Palette> COLORS =
      Map.of(
          "text_encoder", Palette.CROSS_ATTENTION,
          "text_encoder_2", Palette.EMBEDDING,
          "unet", Palette.RESNET,
          "decoder", Palette.FEED_FORWARD);

  private final List<PartTimes> bars;
  private final BarRows rows;

  private PartTimesChart(List<PartTimes> bars) {
    this.bars = bars;
    this.rows =
        new BarRows(
            LABELS,
            COLUMN,
            ROW,
            ROW,
            bars.size(),
            0,
            1,
            value -> Math.round(100 * value) + " %",
            "share of the pipeline's time");
  }

  /**
   * The chart.
   *
   * @param name the base name of the picture's files
   * @param bars at least one, in order
   */
  public static Picture of(String name, String title, List<PartTimes> bars) {
    PartTimesChart chart = new PartTimesChart(List.copyOf(bars));
    return chart.rows.picture(name, title, chart.description(), chart::draw);
  }

  private static Palette color(String word) {
    return COLORS.getOrDefault(word, Palette.OTHER);
  }

  private static String name(String word) {
    return word.isEmpty() ? "whole" : word.replace('_', ' ');
  }

  private Set<String> words() {
    Set<String> words = new LinkedHashSet<>();
    bars.forEach(it -> words.addAll(it.parts().keySet()));
    return words;
  }

  private void draw(Pen pen) {
    Map<Palette, String> meanings = new LinkedHashMap<>();
    words().forEach(it -> meanings.put(color(it), name(it)));
    rows.legend(pen, meanings);
    double heading = rows.y(0) - ROW / 2.0 - 4;
    pen.text("latency", figures(), heading, Anchor.END, Pen.BOLD, Palette.INK);
    for (int i = 0; i < bars.size(); i++) {
      row(pen, i);
    }
  }

  private double figures() {
    return rows.right() + COLUMN;
  }

  private void row(Pen pen, int row) {
    PartTimes bar = bars.get(row);
    double y = rows.bar(row, THICK, 0, 1).getCenterY();
    rows.label(pen, y, bar.label(), bar.detail(), Pen.PLAIN, Palette.INK);
    double sum = 0;
    for (String word : bar.parts().keySet()) {
      double next = sum + bar.share(word);
      Rectangle2D shape = rows.bar(row, THICK, sum, next);
      pen.fill(shape, color(word).color());
      if (bar.share(word) >= WRITTEN) {
        String share = Numbers.share(bar.share(word));
        pen.text(share, shape.getCenterX(), y, Anchor.MIDDLE, Pen.SMALL, Palette.PAPER);
      }
      sum = next;
    }
    pen.text(bar.total(), figures(), y, Anchor.END, Pen.PLAIN, Palette.INK);
  }

  private String description() {
    return bars.stream()
        .map(
            bar ->
                bar.label()
                    + ": "
                    + bar.total()
                    + " ("
                    + bar.parts().keySet().stream()
                        .map(it -> name(it) + " " + Numbers.share(bar.share(it)))
                        .collect(Collectors.joining(", "))
                    + ")")
        .collect(Collectors.joining("; "));
  }
}
