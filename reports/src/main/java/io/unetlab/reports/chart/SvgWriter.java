package io.unetlab.reports.chart;

import de.erichseifert.vectorgraphics2d.intermediate.CommandSequence;
import de.erichseifert.vectorgraphics2d.intermediate.commands.AffineTransformCommand;
import de.erichseifert.vectorgraphics2d.intermediate.commands.Command;
import de.erichseifert.vectorgraphics2d.intermediate.commands.DrawImageCommand;
import de.erichseifert.vectorgraphics2d.intermediate.commands.DrawShapeCommand;
import de.erichseifert.vectorgraphics2d.intermediate.commands.DrawStringCommand;
import de.erichseifert.vectorgraphics2d.intermediate.commands.FillShapeCommand;
import de.erichseifert.vectorgraphics2d.intermediate.commands.SetClipCommand;
import de.erichseifert.vectorgraphics2d.intermediate.commands.SetColorCommand;
import de.erichseifert.vectorgraphics2d.intermediate.commands.SetFontCommand;
import de.erichseifert.vectorgraphics2d.intermediate.commands.SetStrokeCommand;
import de.erichseifert.vectorgraphics2d.intermediate.commands.SetTransformCommand;
import io.unetlab.spec.source.Visible;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.math.BigDecimal;
import java.util.Base64;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes a recorded drawing as SVG elements, to a hundredth of a pixel. Texts stay texts, with
 * their measured width, whatever font the reader has. Shapes outside the clip are not written.
 */
final class SvgWriter {

  private static final String COMMANDS = "MLQCZ";

  private final Function<Color, String> colors;
  private final StringBuilder out = new StringBuilder(1 << 16);
  private Color color = Color.BLACK;
  private Font font = Pen.PLAIN;
  private BasicStroke stroke = new BasicStroke();
  private AffineTransform transform = new AffineTransform();
  private @Nullable Shape clip;

  private SvgWriter(Function<Color, String> colors) {
    this.colors = colors;
  }

  /**
   * The elements, one per line.
   *
   * @param colors the notation of a colour, without its opacity
   */
  static String write(CommandSequence drawing, Function<Color, String> colors) {
    SvgWriter writer = new SvgWriter(colors);
    drawing.forEach(writer::write);
    return writer.out.toString();
  }

  /** Text escaped as the content of an element; XML forbids control characters, even escaped. */
  static String escape(String text) {
    return Visible.line(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private void write(Command<?> command) {
    if (command instanceof FillShapeCommand it) {
      fill(moved(it.getValue()));
    } else if (command instanceof DrawShapeCommand it) {
      draw(moved(it.getValue()));
    } else if (command instanceof DrawStringCommand it) {
      text(it.getValue(), it.getX(), it.getY());
    } else if (command instanceof DrawImageCommand it) {
      image(it);
    } else {
      set(command);
    }
  }

  private void set(Command<?> command) {
    if (command instanceof SetColorCommand it) {
      color = it.getValue();
    } else if (command instanceof SetFontCommand it) {
      font = it.getValue();
    } else if (command instanceof SetStrokeCommand it && it.getValue() instanceof BasicStroke set) {
      stroke = set;
    } else if (command instanceof SetTransformCommand it) {
      transform = new AffineTransform(it.getValue());
    } else if (command instanceof AffineTransformCommand it) {
      transform.concatenate(it.getValue());
    } else if (command instanceof SetClipCommand it) {
      Shape set = it.getValue();
      clip = set == null ? null : moved(set);
    }
  }

  private Shape moved(Shape shape) {
    return transform.isIdentity() ? shape : transform.createTransformedShape(shape);
  }

  private void fill(Shape shape) {
    Shape seen = clipped(shape);
    if (!seen.getBounds2D().isEmpty()) {
      element(seen, "fill:" + paint("fill"));
    }
  }

  private void draw(Shape shape) {
    Shape line = stroke.createStrokedShape(shape);
    if (clip != null && !clip.contains(line.getBounds2D())) {
      fill(line);
      return;
    }
    StringBuilder style = new StringBuilder("fill:none;stroke:").append(paint("stroke"));
    style.append(";stroke-width:").append(number(stroke.getLineWidth()));
    float[] dashes = stroke.getDashArray();
    if (dashes != null) {
      style.append(";stroke-dasharray:").append(number(dashes[0]));
      for (int i = 1; i < dashes.length; i++) {
        style.append(',').append(number(dashes[i]));
      }
    }
    element(shape, style.toString());
  }

  private Shape clipped(Shape shape) {
    if (clip == null || clip.contains(shape.getBounds2D())) {
      return shape;
    }
    Area seen = new Area(shape);
    seen.intersect(new Area(clip));
    return seen;
  }

  private String paint(String property) {
    String opacity = color.getAlpha() == 255 ? "" : ";" + property + "-opacity:" + opacity();
    return colors.apply(color) + opacity;
  }

  private String opacity() {
    return number(color.getAlpha() / 255.0);
  }

  private void element(Shape shape, String style) {
    if (shape instanceof Rectangle2D box) {
      out.append("<rect x=\"").append(number(box.getX())).append("\" y=\"");
      out.append(number(box.getY())).append("\" width=\"").append(number(box.getWidth()));
      out.append("\" height=\"").append(number(box.getHeight()));
    } else if (shape instanceof Ellipse2D round && round.getWidth() == round.getHeight()) {
      out.append("<circle cx=\"").append(number(round.getCenterX())).append("\" cy=\"");
      out.append(number(round.getCenterY())).append("\" r=\"").append(number(round.getWidth() / 2));
    } else {
      out.append("<path d=\"");
      path(shape.getPathIterator(null));
    }
    out.append("\" style=\"").append(style).append("\"/>\n");
  }

  private void path(PathIterator path) {
    double[] points = new double[6];
    for (; !path.isDone(); path.next()) {
      int kind = path.currentSegment(points);
      out.append(COMMANDS.charAt(kind));
      // Number of points: none to close, one to move or draw a line, two or three for curves.
      int numbers = kind == PathIterator.SEG_CLOSE ? 0 : 2 * Math.max(1, kind);
      for (int i = 0; i < numbers; i++) {
        out.append(i == 0 ? "" : " ").append(number(points[i]));
      }
    }
  }

  private void text(String text, double x, double y) {
    out.append("<text x=\"").append(number(transform.getTranslateX() + x)).append("\" y=\"");
    out.append(number(transform.getTranslateY() + y)).append("\" textLength=\"");
    out.append(number(Pen.width(text, font))).append("\" style=\"fill:").append(paint("fill"));
    out.append(";font:").append(font.isBold() ? "bold " : "").append(font.getSize());
    out.append("px sans-serif\">").append(escape(text)).append("</text>\n");
  }

  // Within the document; its pixels stay squares.
  private void image(DrawImageCommand command) {
    Rectangle2D box =
        moved(
                new Rectangle2D.Double(
                    command.getX(), command.getY(), command.getWidth(), command.getHeight()))
            .getBounds2D();
    out.append("<image x=\"").append(number(box.getX())).append("\" y=\"");
    out.append(number(box.getY())).append("\" width=\"").append(number(box.getWidth()));
    out.append("\" height=\"").append(number(box.getHeight()));
    out.append("\" preserveAspectRatio=\"none\" style=\"image-rendering:pixelated\" href=\"");
    out.append("data:image/png;base64,").append(png(command.getValue())).append("\"/>\n");
  }

  private static String png(Image image) {
    BufferedImage pixels =
        new BufferedImage(image.getWidth(null), image.getHeight(null), BufferedImage.TYPE_INT_RGB);
    Graphics2D copy = pixels.createGraphics();
    copy.drawImage(image, 0, 0, null);
    copy.dispose();
    return Base64.getEncoder().encodeToString(Picture.png(pixels));
  }

  // A hundredth of a pixel is enough.
  private static String number(double value) {
    long hundredths = Math.round(value * 100);
    return hundredths % 100 == 0
        ? Long.toString(hundredths / 100)
        : BigDecimal.valueOf(hundredths, 2).stripTrailingZeros().toPlainString();
  }
}
