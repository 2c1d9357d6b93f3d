package io.unetlab.reports.network;

import io.unetlab.reports.chart.Palette;
import io.unetlab.reports.chart.Pen;
import io.unetlab.reports.chart.Pen.Anchor;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What colours, letters and marks mean; only what the picture has. */
final class Legend {

  /**
   * A sample and its meaning.
   *
   * @param sample how it looks; empty for a note without one
   */
  private record Item(String text, double x, double y, Optional<BlockStyle> sample) {}

  private static final double ROW = 28;
  private static final double SAMPLE = 22;

  private final List<Item> items = new ArrayList<>();
  private final double left;
  private final double right;
  private double x;
  private double y;

  private Legend(double left, double right, double top) {
    this.left = left;
    this.right = right;
    this.x = left;
    this.y = top + ROW / 2;
  }

  /**
   * Lays out the legend.
   *
   * @param blocks everything that is drawn
   * @param overlay what the bars are
   * @param omitted parts that are not drawn
   */
  static Legend of(
      List<DrawnBlock> blocks, Overlay overlay, List<String> omitted, Rectangle2D within) {
    Legend legend = new Legend(within.getMinX(), within.getMaxX(), within.getMinY());
    blocks.stream()
        .map(it -> new BlockStyle(it.role(), State.ALONE, it.frame(), false))
        .distinct()
        .sorted(Comparator.comparing(it -> Palette.ofRole(it.role())))
        .forEach(it -> legend.add(RoleText.words(it.role()), Optional.of(it)));
    if (blocks.stream().anyMatch(DrawnBlock::depthwise)) {
      legend.add("with depthwise convolution", sample(State.ALONE, true));
    }
    if (blocks.stream().anyMatch(it -> it.state() != State.ALONE)) {
      legend.add("same", sample(State.SAME, false));
      legend.add("changed", sample(State.CHANGED, false));
      legend.add("added", sample(State.ADDED, false));
      legend.add("removed", sample(State.REMOVED, false));
    }
    legend.note("bars: " + overlay.title());
    legend.note("width: channels (ch), height: resolution");
    if (!omitted.isEmpty()) {
      legend.note("the same and not drawn: " + String.join(", ", omitted).replace('_', ' '));
    }
    return legend;
  }

  private static Optional<BlockStyle> sample(State state, boolean striped) {
    return Optional.of(new BlockStyle("resnet", state, false, striped));
  }

  private void note(String text) {
    add(text, Optional.empty());
  }

  private void add(String text, Optional<BlockStyle> sample) {
    double width = Pen.width(text, Fonts.TEXT) + (sample.isPresent() ? SAMPLE + 6 : 0);
    if (x > left && x + width > right) {
      x = left;
      y += ROW;
    }
    items.add(new Item(text, x, y, sample));
    x += width + 20;
  }

  double bottom() {
    return y + ROW / 2;
  }

  void paint(Pen pen) {
    items.forEach(it -> paint(pen, it));
  }

  private static void paint(Pen pen, Item item) {
    double x = item.x();
    if (item.sample().isPresent()) {
      BlockStyle style = item.sample().get();
      boolean named = style.state() == State.ALONE && !style.striped() && !style.tray();
      String letter = named ? RoleText.legendLetter(style.role()) : "";
      style.paint(pen, new Rectangle2D.Double(x, item.y() - SAMPLE / 2, SAMPLE, SAMPLE), letter);
      x += SAMPLE + 6;
    }
    pen.text(item.text(), x, item.y(), Anchor.START, Fonts.TEXT, Palette.MUTED);
  }
}
