package io.unetlab.reports.network;

import io.unetlab.profiler.cost.Cost;
import io.unetlab.reports.chart.Palette;
import io.unetlab.reports.chart.Pen;
import io.unetlab.reports.chart.Pen.Anchor;
import io.unetlab.reports.chart.Tag;
import io.unetlab.reports.network.Cells.Cell;
import io.unetlab.reports.network.Cells.Times;
import java.awt.geom.Path2D;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Draws a line's blocks, each as a group of its own.
 *
 * @param strip where to draw
 * @param total of the network, for shares
 */
record StripPainter(Pen pen, Strip strip, Cost total) {

  void paint() {
    if (strip.line().resamples() && strip.line().blocks().size() == 1) {
      DrawnBlock block = strip.line().blocks().get(0);
      pen.group(tag(block), () -> between(block));
      return;
    }
    Cells cells = Cells.of(strip);
    for (Cell cell : cells.cells()) {
      pen.group(tag(cell.block()), () -> cell(cell));
    }
    cells.times().forEach(this::times);
  }

  private Tag tag(DrawnBlock block) {
    Map<String, String> data = new LinkedHashMap<>();
    data.put("scope", block.scope());
    data.put("role", block.role());
    if (block.state() != State.ALONE) {
      data.put("state", block.state().word());
    }
    return new Tag(BlockTitle.of(block, total), data);
  }

  private void cell(Cell cell) {
    String letter = RoleText.letter(cell.block().role(), strip.stage().place());
    BlockStyle.of(cell.block(), cell.tray()).paint(pen, cell.box(), cell.tray() ? "" : letter);
  }

  private void between(DrawnBlock block) {
    BlockStyle style = new BlockStyle(block.role(), block.state(), false, false);
    style.paint(pen, strip.trapezoid());
    double outer = strip.side().left(strip.box(), 0);
    double x =
        switch (strip.side()) {
          case LEFT -> outer + Panel.FLOW;
          case AXIS -> outer;
          case RIGHT -> outer - Panel.FLOW;
        };
    double tip = strip.side() == Strip.Side.RIGHT ? -3.5 : 3.5;
    Path2D chevron = new Path2D.Double();
    chevron.moveTo(x - 9, strip.middle() - tip);
    chevron.lineTo(x, strip.middle() + tip);
    chevron.lineTo(x + 9, strip.middle() - tip);
    pen.outline(chevron, style.ink().color(), BlockStyle.EDGE);
  }

  private void times(Times times) {
    String text = "×" + times.count();
    double x = times.box().getCenterX();
    double y = times.box().getCenterY();
    if (Pen.width(text, Fonts.BOLD) <= times.box().getWidth() + 3) {
      pen.text(text, x, y, Anchor.MIDDLE, Fonts.BOLD, Palette.INK);
    }
  }
}
