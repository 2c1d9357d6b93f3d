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
import de.erichseifert.vectorgraphics2d.intermediate.commands.SetHintCommand;
import de.erichseifert.vectorgraphics2d.intermediate.commands.SetStrokeCommand;
import de.erichseifert.vectorgraphics2d.intermediate.commands.SetTransformCommand;
import io.unetlab.spec.source.Visible;
import io.unetlab.spec.yaml.ChoiceType;
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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes a recorded drawing as SVG elements, to a hundredth of a pixel. Texts stay texts, at their
 * anchor, whatever font the reader has. Shapes outside the clip are not written.
 */
final class SvgWriter {

  private static final String COMMANDS = "MLQCZ";

  private final SvgColors colors;
  private final StringBuilder out = new StringBuilder(1 << 16);
  private Color color = Color.BLACK;
  private Font font = Pen.PLAIN;
  private BasicStroke stroke = new BasicStroke();
  private AffineTransform transform = new AffineTransform();
  private @Nullable Shape clip;
  private Pen.Anchor anchor = Pen.Anchor.START;

  private SvgWriter(SvgColors colors) {
    this.colors = colors;
  }

  /**
   * The elements, one per line.
   *
   * @param colors how colours are written
   */
  static String write(CommandSequence drawing, SvgColors colors) {
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
    } else if (command instanceof SetHintCommand it && it.getKey() == Tag.KEY) {
      group(it.getValue());
    } else if (command instanceof SetHintCommand it && it.getValue() instanceof Pen.Anchor set) {
      anchor = set;
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
      element(seen, "fill", paint("fill"));
    }
  }

  private void draw(Shape shape) {
    Shape line = stroke.createStrokedShape(shape);
    if (clip != null && !clip.contains(line.getBounds2D())) {
      fill(line);
      return;
    }
    StringBuilder style = new StringBuilder("fill:none;").append(paint("stroke"));
    style.append("stroke-width:").append(number(stroke.getLineWidth()));
    float[] dashes = stroke.getDashArray();
    if (dashes != null) {
      style.append(";stroke-dasharray:").append(number(dashes[0]));
      for (int i = 1; i < dashes.length; i++) {
        style.append(',').append(number(dashes[i]));
      }
    }
    element(shape, "stroke", style.toString());
  }

  private Shape clipped(Shape shape) {
    if (clip == null || clip.contains(shape.getBounds2D())) {
      return shape;
    }
    Area seen = new Area(shape);
    seen.intersect(new Area(clip));
    return seen;
  }

  /** Declarations, each with a semicolon. */
  private String paint(String property) {
    String style = colors.style(property, color);
    return color.getAlpha() == 255 ? style : style + property + "-opacity:" + opacity() + ";";
  }

  private String opacity() {
    return number(color.getAlpha() / 255.0);
  }

  private void element(Shape shape, String property, String style) {
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
    out.append('"').append(colors.attributes(property, color));
    style(style);
    out.append("/>\n");
  }

  // The last semicolon only separates.
  private void style(String style) {
    if (!style.isEmpty()) {
      int end = style.endsWith(";") ? style.length() - 1 : style.length();
      out.append(" style=\"").append(style, 0, end).append('"');
    }
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
    double at = x + anchor.share() * Pen.width(text, font);
    out.append("<text x=\"").append(number(transform.getTranslateX() + at)).append("\" y=\"");
    out.append(number(transform.getTranslateY() + y)).append('"');
    if (anchor != Pen.Anchor.START) {
      String word = ChoiceType.word(anchor);
      out.append(" text-anchor=\"").append(word).append('"');
    }
    out.append(colors.attributes("fill", color));
    String weight = font.isBold() ? "bold " : "";
    style(paint("fill") + "font:" + weight + font.getSize() + "px sans-serif");
    out.append('>').append(escape(text)).append("</text>\n");
  }

  private void group(Object hint) {
    if (!(hint instanceof Tag tag)) {
      out.append("</g>\n");
      return;
    }
    out.append("<g");
    tag.data().forEach((key, value) -> attribute("data-" + key, value));
    out.append('>');
    if (!tag.title().isEmpty()) {
      String lines = tag.title().lines().map(SvgWriter::escape).collect(Collectors.joining("\n"));
      out.append("<title>").append(lines).append("</title>");
    }
    out.append('\n');
  }

  private void attribute(String name, String value) {
    out.append(' ').append(name).append("=\"").append(escape(value).replace("\"", "&quot;"));
    out.append('"');
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
