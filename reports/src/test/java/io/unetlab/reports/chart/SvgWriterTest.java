package io.unetlab.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;

import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class SvgWriterTest {

  @Test
  void shapesAreElementsToAHundredthOfAPixel() {
    assertThat(
            written(
                to -> {
                  to.setColor(Palette.INK.color());
                  to.fill(new Rectangle2D.Double(1, 2.126, 3.5, 4));
                  to.fill(new Ellipse2D.Double(0, 0, 10, 10));
                  to.draw(new Line2D.Double(0, 0, 5, 0.004));
                }))
        .containsExactly(
            "<rect x=\"1\" y=\"2.13\" width=\"3.5\" height=\"4\" style=\"fill:var(--c-ink)\"/>",
            "<circle cx=\"5\" cy=\"5\" r=\"5\" style=\"fill:var(--c-ink)\"/>",
            "<path d=\"M0 0L5 0\" style=\"fill:none;stroke:var(--c-ink);stroke-width:1\"/>");
  }

  @Test
  void aForeignColourIsWrittenAsItIsWithItsOpacity() {
    assertThat(
            written(
                to -> {
                  to.setColor(new Color(1, 2, 3, 51));
                  to.fill(new Rectangle2D.Double(0, 0, 1, 1));
                }))
        .singleElement()
        .asString()
        .contains("fill:rgb(1,2,3);fill-opacity:0.2");
  }

  @Test
  void whatTheClipCutsOffIsNotWritten() {
    assertThat(
            written(
                to -> {
                  to.setClip(new Rectangle2D.Double(0, 0, 10, 10));
                  to.fill(new Rectangle2D.Double(20, 20, 5, 5));
                  to.fill(new Rectangle2D.Double(5, 5, 10, 2));
                  to.setClip(null);
                  to.fill(new Rectangle2D.Double(20, 20, 5, 5));
                }))
        .hasSize(2)
        .first()
        .asString()
        .contains("10 5")
        .doesNotContain("15");
  }

  @Test
  void textIsTextAtItsAnchor() {
    Assumptions.assumeTrue(Drawing.obstacle().isEmpty(), "this machine has no fonts");
    assertThat(
            written(
                to -> {
                  Pen pen = new Pen(to);
                  pen.text("a<b\u0007", 7, 0, Pen.Anchor.START, Pen.BOLD, Palette.INK);
                  pen.text("c", 9, 0, Pen.Anchor.END, Pen.PLAIN, Palette.INK);
                }))
        .containsExactly(
            "<text x=\"7\" y=\"4.68\" style=\"fill:var(--c-ink);font:bold 13px sans-serif\">"
                + "a&lt;b\\x07</text>",
            "<text x=\"9\" y=\"4.68\" text-anchor=\"end\""
                + " style=\"fill:var(--c-ink);font:13px sans-serif\">c</text>");
  }

  @Test
  void aDocumentHasPlainColoursAndDarkOnesForReadersWhoPreferThem() {
    Picture picture =
        new Picture("p", "t", "d", 9, 9, to -> new Pen(to).line(0, 0, 5, 0, Palette.INK, 1));
    assertThat(picture.draw("").svg())
        .contains("stroke=\"rgb(27,35,48)\" class=\"stroke-ink\" style=\"fill:none;")
        .contains("(prefers-color-scheme:dark){", ".stroke-ink{stroke:#e6eaf0}}</style>");
  }

  @Test
  void aGroupHasItsTitleAndData() {
    Tag tag = new Tag("a<b\nc", Map.of("scope", "\"x\""));
    assertThat(written(to -> new Pen(to).group(tag, () -> {})))
        .containsExactly("<g data-scope=\"&quot;x&quot;\"><title>a&lt;b", "c</title>", "</g>");
  }

  private static List<String> written(Consumer<Graphics2D> painting) {
    VectorGraphics2D recorder = new VectorGraphics2D();
    painting.accept(recorder);
    return SvgWriter.write(recorder.getCommands(), SvgColors.PAGE).lines().toList();
  }
}
