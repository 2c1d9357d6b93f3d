package io.unetlab.reports.chart;

import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.svg.SVGProcessor;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.knowm.xchart.internal.chartpart.Chart;

/**
 * A chart ready to be drawn; the same chart gives the same bytes. Its SVG is a document of its own;
 * the inline SVG is an element of a page, which sets the colours of {@link Palette}. Texts are
 * outlines in both, and are repeated in the description.
 *
 * @param name of its files, without the ending
 * @param title what it shows, for a heading and for readers who cannot see it
 * @param description its labels and numbers, for readers who cannot see it
 */
public record Picture(String name, String title, String description, Chart<?, ?> chart) {

  private static final int PNG_SCALE = 2;

  public Picture {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(description, "description");
    Objects.requireNonNull(chart, "chart");
  }

  /** Everything that is written of a picture, drawn once. */
  @SuppressWarnings("ArrayRecordComponent") // written once, never compared
  public record Drawn(Picture picture, String svg, String inlineSvg, byte[] png) {}

  /** Draws it. */
  public Drawn draw() {
    String element = SvgText.element(written(), this);
    return new Drawn(this, SvgText.document(element), SvgText.inline(element), png());
  }

  private String written() {
    VectorGraphics2D graphics = new VectorGraphics2D();
    chart.paint(graphics, chart.getWidth(), chart.getHeight());
    PageSize page = new PageSize(0, 0, chart.getWidth(), chart.getHeight());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 17);
    try {
      new SVGProcessor().getDocument(graphics.getCommands(), page).writeTo(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  // Twice the size in pixels, for sharp slides.
  private byte[] png() {
    BufferedImage image =
        new BufferedImage(
            PNG_SCALE * chart.getWidth(),
            PNG_SCALE * chart.getHeight(),
            BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.scale(PNG_SCALE, PNG_SCALE);
    chart.paint(graphics, chart.getWidth(), chart.getHeight());
    graphics.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 17);
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
