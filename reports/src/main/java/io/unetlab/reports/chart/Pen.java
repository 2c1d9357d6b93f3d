package io.unetlab.reports.chart;

import io.unetlab.spec.source.Visible;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.awt.geom.Area;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** Draws lines, boxes and texts in the colours of {@link Palette} on any {@link Graphics2D}. */
public final class Pen {

  /** Which point of a text is at the given position. */
  public enum Anchor {
    START(0),
    MIDDLE(0.5),
    END(1);

    private final double share;

    Anchor(double share) {
      this.share = share;
    }

    /** The part of a text's width before the point. */
    double share() {
      return share;
    }
  }

  public static final Font PLAIN = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
  public static final Font BOLD = new Font(Font.SANS_SERIF, Font.BOLD, 13);
  public static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 12);

  private static final int MOST_CHARACTERS = 200;

  private static final FontRenderContext MEASURE = new FontRenderContext(null, true, true);

  private final Graphics2D g;

  public Pen(Graphics2D g) {
    this.g = g;
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
  }

  /** Covers a picture's ground. */
  static void paper(Graphics2D to, int width, int height) {
    to.setColor(Palette.PAPER.color());
    to.fill(new Rectangle2D.Double(0, 0, width, height));
  }

  /** The advance of a text in pixels. */
  public static double width(String text, Font font) {
    String shown = Visible.line(text);
    return shown.isEmpty() ? 0 : new TextLayout(shown, font, MEASURE).getAdvance();
  }

  /** The text, truncated with {@code …} if it is too wide. */
  public static String fit(String text, Font font, double room) {
    // No picture has room for more characters, and each attempt measures the whole text.
    String visible = Visible.line(text);
    String shown = visible.substring(0, Math.min(visible.length(), MOST_CHARACTERS));
    for (int end = shown.length(); end > 0 && width(shown, font) > room; end--) {
      shown = text.substring(0, end - 1).stripTrailing() + "…";
    }
    return shown;
  }

  /** The text in lines that fit, broken between words. */
  static List<String> wrap(String text, Font font, double room) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : Visible.line(text).split(" ")) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (!line.isEmpty() && width(longer, font) > room) {
        lines.add(line);
        longer = word;
      }
      line = longer;
    }
    lines.add(line);
    return lines.stream().map(it -> fit(it, font, room)).toList();
  }

  /** Writes a text whose middle line is at {@code y}. */
  public void text(String text, double x, double y, Anchor anchor, Font font, Palette color) {
    if (text.isEmpty()) {
      return;
    }
    double left = x - anchor.share * width(text, font);
    double baseline = y + 0.36 * font.getSize();
    g.setColor(color.color());
    g.setFont(font);
    g.setRenderingHint(Tag.ANCHOR, anchor);
    g.drawString(Visible.line(text), (float) left, (float) baseline);
  }

  /** A text on a background patch, so that it stays readable on top of other marks. */
  void label(String text, Rectangle2D box, Font font, Palette color) {
    g.setColor(Palette.PAPER.color(210));
    g.fill(box);
    text(text, box.getCenterX(), box.getCenterY(), Anchor.MIDDLE, font, color);
  }

  public void fill(Shape shape, Color color) {
    g.setColor(color);
    g.fill(shape);
  }

  void outline(Shape shape, Palette color, float width) {
    outline(shape, color.color(), width);
  }

  void outline(Shape shape, Color color, float width) {
    outline(shape, color, new BasicStroke(width));
  }

  public void outline(Shape shape, Color color, BasicStroke stroke) {
    g.setColor(color);
    g.setStroke(stroke);
    g.draw(shape);
  }

  public void line(double x1, double y1, double x2, double y2, Palette color, float width) {
    g.setColor(color.color());
    g.setStroke(new BasicStroke(width));
    g.draw(new Line2D.Double(x1, y1, x2, y2));
  }

  /** A line from a mark to its label, unless they are close. */
  void leader(Point2D from, double radius, Rectangle2D box, Palette color) {
    double x = Math.max(box.getMinX(), Math.min(from.getX(), box.getMaxX()));
    double y = Math.max(box.getMinY(), Math.min(from.getY(), box.getMaxY()));
    double distance = from.distance(x, y);
    if (distance > 14) {
      double share = radius / distance;
      line(
          from.getX() + share * (x - from.getX()),
          from.getY() + share * (y - from.getY()),
          x,
          y,
          color,
          0.8f);
    }
  }

  /** Slanted lines inside a box, for what does not count: a reverted edit, a doubtful latency. */
  void hatch(Rectangle2D box, Palette color) {
    Path2D lines = new Path2D.Double();
    double thickness = 1.4;
    for (double x = box.getX() - box.getHeight(); x < box.getMaxX(); x += 6) {
      lines.moveTo(x, box.getMaxY());
      lines.lineTo(x + box.getHeight(), box.getY());
      lines.lineTo(x + box.getHeight() + thickness, box.getY());
      lines.lineTo(x + thickness, box.getMaxY());
      lines.closePath();
    }
    Area inside = new Area(lines);
    inside.intersect(new Area(box));
    fill(inside, color.color());
    outline(box, color, 1);
  }

  /** What is drawn meanwhile is a group with this tag. */
  public void group(Tag tag, Runnable drawing) {
    tag.open(g);
    drawing.run();
    Tag.close(g);
  }
}
