package io.unetlab.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

final class PdfPageTest {

  @Test
  void aPageOfThePicturesSizeWithWhatItShows() throws IOException {
    Assumptions.assumeTrue(Drawing.obstacle().isEmpty(), "this machine has no fonts");
    Step step =
        new Step(
            "one block", "", OptionalDouble.of(9), OptionalDouble.of(5), true, Optional.empty());
    Picture.Drawn drawn =
        LadderChart.of("ladder", "The ladder, in MACs", "MACs", List.of(step), "end")
            .draw("a study");
    byte[] bytes = drawn.pdf();
    assertThat(drawn.pdf()).isEqualTo(bytes);
    try (PDDocument document = Loader.loadPDF(bytes)) {
      assertThat(document.getNumberOfPages()).isEqualTo(1);
      assertThat(document.getDocumentInformation().getTitle()).isEqualTo("The ladder, in MACs");
      assertThat(document.getPage(0).getMediaBox().getWidth())
          .isEqualTo(0.75f * drawn.alone().width());
      BufferedImage image = new PDFRenderer(document).renderImage(0);
      assertThat(count(image, Palette.FEASIBLE)).isGreaterThan(1000);
      assertThat(count(image, Palette.CHOICE)).isGreaterThan(1000);
    }
  }

  private static long count(BufferedImage image, Palette color) {
    return Arrays.stream(
            image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth()))
        .filter(it -> it == color.color().getRGB())
        .count();
  }
}
