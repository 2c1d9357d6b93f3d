package io.unetlab.reports.chart;

import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A chart ready to be drawn; the same chart yields the same bytes. Its files (SVG, PNG, PDF) have
 * the title and a line on where it is from, since they are shown alone; the inline SVG is an
 * element of a page, which has a heading and sets the colours of {@link Palette}. The description
 * repeats the texts.
 *
 * @param name of its files, without the extension
 * @param title what it shows, for a heading and for readers who cannot see it
 * @param description its labels and numbers, for readers who cannot see it
 * @param width in pixels
 * @param height in pixels
 * @param headed whether it has a heading of its own, so that its files need none
 * @param painting draws it; the same each time
 * @param narrow the same for phones, if there is such a layout
 */
public record Picture(
    String name,
    String title,
    String description,
    int width,
    int height,
    boolean headed,
    Consumer<Graphics2D> painting,
    Optional<Picture> narrow) {

  private static final int PNG_SCALE = 2;

  public Picture {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(description, "description");
    Objects.requireNonNull(painting, "painting");
    Objects.requireNonNull(narrow, "narrow");
  }

  /** One without a heading. */
  public Picture(
      String name,
      String title,
      String description,
      int width,
      int height,
      Consumer<Graphics2D> painting) {
    this(name, title, description, width, height, false, painting);
  }

  /** One of a single layout. */
  public Picture(
      String name,
      String title,
      String description,
      int width,
      int height,
      boolean headed,
      Consumer<Graphics2D> painting) {
    this(name, title, description, width, height, headed, painting, Optional.empty());
  }

  /** The same with another layout for phones, which only pages show. */
  Picture withNarrow(Picture other) {
    return new Picture(
        name, title, description, width, height, headed, painting, Optional.of(other));
  }

  /**
   * A picture's output in every format, drawn once.
   *
   * @param alone with its title and source
   * @param narrowSvg inline too, for phones
   */
  @SuppressWarnings("ArrayRecordComponent") // written once, never compared
  public record Drawn(
      Picture picture,
      Picture alone,
      String svg,
      String inlineSvg,
      Optional<String> narrowSvg,
      byte[] png) {

    /** As PDF, drawn when asked for. */
    public byte[] pdf() {
      return PdfPage.of(alone);
    }
  }

  /**
   * Draws it.
   *
   * @param source where it is from, such as its study and the program's version; may be empty
   */
  public Drawn draw(String source) {
    Picture alone = Framed.of(this, source);
    String size =
        String.format(Locale.ROOT, " width=\"%d\" height=\"%d\"", alone.width, alone.height);
    String document =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + alone.svg(size, SvgColors.DOCUMENT) + "\n";
    return new Drawn(
        this,
        alone,
        document,
        svg("", SvgColors.PAGE),
        narrow.map(it -> it.svg("", SvgColors.PAGE)),
        alone.png());
  }

  private String svg(String size, SvgColors colors) {
    VectorGraphics2D recorder = new VectorGraphics2D();
    painting.accept(recorder);
    String elements = SvgWriter.write(recorder.getCommands(), colors);
    return String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\"%s viewBox=\"0 0 %d %d\" role=\"img\">\n",
            size,
            width,
            height)
        + String.format(
            Locale.ROOT,
            "<title>%s</title>\n<desc>%s</desc>\n",
            SvgWriter.escape(title),
            SvgWriter.escape(description))
        + (colors == SvgColors.DOCUMENT ? SvgColors.dark(elements) : "")
        + elements
        + "</svg>";
  }

  // Twice the resolution, for sharp slides.
  private byte[] png() {
    BufferedImage image =
        new BufferedImage(PNG_SCALE * width, PNG_SCALE * height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.scale(PNG_SCALE, PNG_SCALE);
    painting.accept(graphics);
    graphics.dispose();
    return png(image);
  }

  /** An image as PNG. */
  static byte[] png(BufferedImage image) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 17);
    // A cache in a file, the default, is closed under the writer when the program is stopped.
    try (ImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
      ImageIO.write(image, "png", stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
