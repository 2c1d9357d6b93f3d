package io.unetlab.reports.chart;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.util.Matrix;

/**
 * A picture as a PDF of one page of its size, 4 pixels to 3 points. Texts are outlines, so the file
 * needs no font and looks the same everywhere.
 */
final class PdfPage {

  private static final float POINTS = 0.75f;
  private static final long SAME_ID = 1;

  private PdfPage() {}

  static byte[] of(Picture picture) {
    try (PDDocument document = new PDDocument()) {
      // Else it is drawn from the time.
      document.setDocumentId(SAME_ID);
      document.getDocumentInformation().setTitle(picture.title());
      PDPage page =
          new PDPage(new PDRectangle(POINTS * picture.width(), POINTS * picture.height()));
      document.addPage(page);
      PdfBoxGraphics2D graphics = new PdfBoxGraphics2D(document, picture.width(), picture.height());
      picture.painting().accept(graphics);
      graphics.dispose();
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.transform(Matrix.getScaleInstance(POINTS, POINTS));
        content.drawForm(graphics.getXFormObject());
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
      document.save(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
