package io.unetlab.reports.network;

import io.unetlab.reports.chart.Palette;
import io.unetlab.reports.chart.Pen;
import io.unetlab.reports.chart.Pen.Anchor;
import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.Area;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;

/**
 * How a block looks: its role's colour, light for the tray of others, pale if it is the same as in
 * the base, with an outline if not, dashes if only the base has it, two light lines across it for a
 * depthwise convolution.
 *
 * @param role its word
 * @param tray whether other blocks are on it
 * @param striped whether it has the two lines
 */
record BlockStyle(String role, State state, boolean tray, boolean striped) {

  static final BasicStroke EDGE = new BasicStroke(2.2f);

  private static final int PALE = 84;
  private static final int TRAY = 120;
  private static final int PALE_TRAY = 45;
  private static final double ROUND = 6;
  private static final double STRIPE = 2;
  private static final BasicStroke DASHES =
      new BasicStroke(
          1.4f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {4, 3}, 0);

  static BlockStyle of(DrawnBlock block, boolean tray) {
    return new BlockStyle(block.role(), block.state(), tray, !tray && block.depthwise());
  }

  /** A block with a letter in its middle, if that fits. */
  void paint(Pen pen, Rectangle2D box, String letter) {
    paint(
        pen,
        new RoundRectangle2D.Double(
            box.getX(), box.getY(), box.getWidth(), box.getHeight(), ROUND, ROUND));
    if (Pen.width(letter, Fonts.BOLD) + 2 <= box.getWidth()) {
      pen.text(letter, box.getCenterX(), box.getCenterY(), Anchor.MIDDLE, Fonts.BOLD, ink());
    }
    if (state == State.ADDED && !tray) {
      plus(pen, box);
    }
  }

  void paint(Pen pen, Shape shape) {
    pen.fill(shape, Palette.PAPER.color());
    if (state == State.REMOVED) {
      pen.outline(shape, Palette.MUTED.color(), DASHES);
      return;
    }
    Palette color = Palette.ofRole(role);
    pen.fill(shape, color.color(opacity()));
    if (striped) {
      stripes(pen, shape);
    }
    if (state == State.CHANGED || state == State.ADDED) {
      pen.outline(shape, Palette.INK.color(), EDGE);
    }
  }

  private int opacity() {
    if (state == State.SAME) {
      return tray ? PALE_TRAY : PALE;
    }
    return tray ? TRAY : 255;
  }

  /** What is written on it. */
  Palette ink() {
    return tray ? Palette.INK : inkOfState();
  }

  private Palette inkOfState() {
    return switch (state) {
      case REMOVED -> Palette.MUTED;
      case SAME -> Palette.INK;
      case ALONE, CHANGED, ADDED -> Palette.ofRole(role).ink();
    };
  }

  // Clear of the letter.
  private void stripes(Pen pen, Shape shape) {
    Rectangle2D box = shape.getBounds2D();
    Path2D lines = new Path2D.Double();
    for (double y : new double[] {box.getMinY() + 3, box.getMaxY() - 3 - STRIPE}) {
      lines.append(new Rectangle2D.Double(box.getX(), y, box.getWidth(), STRIPE), false);
    }
    Area inside = new Area(lines);
    inside.intersect(new Area(shape));
    pen.fill(inside, Palette.PAPER.color(220));
  }

  private void plus(Pen pen, Rectangle2D box) {
    double x = box.getMaxX() - 6;
    double y = box.getMinY() + 6;
    pen.line(x - 3, y, x + 3, y, ink(), 1.6f);
    pen.line(x, y - 3, x, y + 3, ink(), 1.6f);
  }
}
