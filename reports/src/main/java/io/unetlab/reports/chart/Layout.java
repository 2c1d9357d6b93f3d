package io.unetlab.reports.chart;

import java.util.function.Function;

/** How wide a chart is: for a desk, paper and files, or for a phone, where text keeps its size. */
enum Layout {
  WIDE(1000, 84, 18),
  NARROW(400, 70, 20);

  private final int width;
  private final int left;
  private final int edge;

  Layout(int width, int left, int edge) {
    this.width = width;
    this.left = left;
    this.edge = edge;
  }

  /** The chart laid out for a desk, and the same for phones. */
  static Picture both(Function<Layout, Picture> chart) {
    return chart.apply(WIDE).withNarrow(chart.apply(NARROW));
  }

  /** Of the picture, in pixels. */
  int width() {
    return width;
  }

  /** Where a plot with values at its left starts. */
  int left() {
    return left;
  }

  /** The margin of texts. */
  int edge() {
    return edge;
  }

  boolean isNarrow() {
    return this == NARROW;
  }
}
