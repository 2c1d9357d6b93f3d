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
 * Where the MACs and the time of pipelines go: bars for each, divided by part, and their totals on
 * the right. All bars are equally long, because the totals differ by more than a picture can show.
 */
public final class PartsChart {

  private static final int HEADING = 40;
  private static final int BAR = 24;
  private static final int GAP = 14;
  private static final int LABELS = 300;
  private static final int COLUMN = 110;
  private static final int NARROW_COLUMN = 98;

  /** Height of a label above its bars. */
  private static final int ABOVE = 36;

  /** A share below this has no room for its number. */
  private static final double WRITTEN = 0.07;

  private static final Map<String, Palette> COLORS =
      Map.of(
          "text_encoder", Palette.SERIES_5,
          "text_encoder_2", Palette.SERIES_7,
          "unet", Palette.SERIES_1,
          "decoder", Palette.SERIES_3);

  private final List<PartsRow> pipelines;
  private final int bars;
  private final int above;
  private final BarRows rows;

  private PartsChart(Layout layout, List<PartsRow> pipelines, String axis) {
    this.pipelines = pipelines;
    this.above = layout.isNarrow() ? ABOVE : 0;
    int labels = layout.isNarrow() ? 0 : LABELS;
    this.bars = pipelines.stream().mapToInt(it -> it.bars().size()).max().orElse(1);
    this.rows =
        new BarRows(
            layout,
            labels,
            layout.isNarrow() ? NARROW_COLUMN : COLUMN,
            HEADING + BarRows.LINE * (BarRows.legendLines(layout, labels, meanings().values()) - 1),
            above + bars * BAR + GAP,
            pipelines.size(),
            0,
            1,
            value -> Math.round(100 * value) + " %",
            axis);
  }

  /**
   * The chart.
   *
   * @param name the base name of the picture's files
   * @param axis what the bars are shares of
   * @param pipelines at least one, in order
   */
  public static Picture of(String name, String title, String axis, List<PartsRow> pipelines) {
    List<PartsRow> all = List.copyOf(pipelines);
    return Layout.both(it -> new PartsChart(it, all, axis).picture(name, title));
  }

  private Picture picture(String name, String title) {
    return rows.picture(name, title, description(), this::draw);
  }

  private static Palette color(String word) {
    return COLORS.getOrDefault(word, Palette.SERIES_8);
  }

  private static String name(String word) {
    return word.isEmpty() ? "whole" : word.replace('_', ' ');
  }

  private Set<String> words() {
    Set<String> words = new LinkedHashSet<>();
    pipelines.stream()
        .flatMap(it -> it.bars().stream())
        .forEach(it -> words.addAll(it.parts().keySet()));
    return words;
  }

  private Map<Palette, String> meanings() {
    Map<Palette, String> meanings = new LinkedHashMap<>();
    words().forEach(it -> meanings.put(color(it), name(it)));
    return meanings;
  }

  private void draw(Pen pen) {
    rows.legend(pen, meanings());
    for (int i = 0; i < pipelines.size(); i++) {
      PartsRow pipeline = pipelines.get(i);
      double middle = rows.bar(i, 1, 0, 1).getCenterY() + above / 2.0;
      if (above > 0) {
        double y = rows.y(i) + GAP / 2.0 + BarRows.LINE / 2.0;
        rows.above(pen, y, pipeline.label(), pipeline.detail(), Pen.PLAIN, Palette.INK);
      } else {
        rows.label(pen, middle, pipeline.label(), pipeline.detail(), Pen.PLAIN, Palette.INK);
      }
      double top = middle - pipeline.bars().size() * BAR / 2.0;
      for (PartsBar bar : pipeline.bars()) {
        bar(pen, bar, top + 1);
        top += BAR;
      }
    }
  }

  private void bar(Pen pen, PartsBar bar, double top) {
    double middle = top + BAR / 2.0 - 1;
    double sum = 0;
    for (String word : bar.parts().keySet()) {
      double left = rows.x(sum);
      sum += bar.share(word);
      double width = Math.max(1.5, rows.x(sum) - left);
      pen.fill(
          new Rectangle2D.Double(left, top, Math.max(1.5, width - 1), BAR - 2),
          color(word).color());
      if (bar.share(word) >= WRITTEN) {
        String share = Numbers.share(bar.share(word));
        pen.text(share, left + width / 2, middle, Anchor.MIDDLE, Pen.SMALL, Palette.PAPER);
      }
    }
    double figures = rows.right() + rows.figures();
    pen.text(bar.total(), figures, middle, Anchor.END, Pen.PLAIN, Palette.INK);
  }

  private String description() {
    return pipelines.stream()
        .map(
            it ->
                it.label()
                    + ": "
                    + it.bars().stream().map(PartsChart::text).collect(Collectors.joining(", ")))
        .collect(Collectors.joining("; "));
  }

  private static String text(PartsBar bar) {
    String shares =
        bar.parts().keySet().stream()
            .map(it -> name(it) + " " + Numbers.share(bar.share(it)))
            .collect(Collectors.joining(", "));
    return bar.total() + " (" + shares + ")";
  }
}
