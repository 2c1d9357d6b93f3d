package io.unetlab.reports.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.unetlab.reports.chart.Drawing;
import io.unetlab.reports.chart.Pen;
import io.unetlab.reports.chart.Picture;
import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class NetworkPictureTest {

  static List<String> all() {
    return Examples.all();
  }

  @BeforeAll
  static void fonts() {
    Assumptions.assumeTrue(Drawing.obstacle().isEmpty(), "this machine has no fonts");
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyBlockIsAGroupWithATitleAndNoLabelsOverlap(String file) throws Exception {
    NetworkDrawing drawing = Examples.drawing(file);
    Picture picture = NetworkPicture.of("network", List.of(drawing));
    Document svg = parsed(picture.draw("").svg());
    assertThat(groups(svg)).hasSize(blocks(drawing));
    for (Element group : groups(svg)) {
      String title = group.getElementsByTagName("title").item(0).getTextContent();
      assertThat(title).startsWith(group.getAttribute("data-scope")).contains("params", "MACs");
    }
    assertNothingOverlaps(svg, picture);
  }

  @Test
  void comparedNetworksHaveMarksAndNoLabelsOverlap() throws Exception {
    NetworkDrawing base = Examples.drawing("models/sd15.yaml");
    for (String other : List.of("mobilediffusion", "bk_sdm_tiny", "sdxl", "snapgen")) {
      NetworkDrawing compared = Examples.drawing("models/" + other + ".yaml").against(base);
      Picture picture = NetworkPicture.of("network", List.of(base, compared));
      Document svg = parsed(picture.draw("").svg());
      assertThat(groups(svg).stream().filter(it -> it.hasAttribute("data-state")))
          .hasSize(blocks(compared));
      assertNothingOverlaps(svg, picture);
    }
  }

  @Test
  void aUAndAChainAreBesideEachOtherWithoutMarks() throws Exception {
    NetworkDrawing base = Examples.drawing("models/sd15.yaml");
    NetworkDrawing chain = Examples.drawing("models/taesd_decoder.yaml").against(base);
    Picture picture = NetworkPicture.of("network", List.of(base, chain));
    Document svg = parsed(picture.draw("").svg());
    assertThat(groups(svg)).hasSize(blocks(base) + blocks(chain));
    assertThat(groups(svg)).noneMatch(it -> it.hasAttribute("data-state"));
    assertNothingOverlaps(svg, picture);
  }

  @Test
  void tenNetworksAreSideBySide() throws Exception {
    List<NetworkDrawing> ten = new ArrayList<>();
    NetworkDrawing base = Examples.drawing("models/sd15.yaml");
    ten.add(base);
    for (int depth = 1; depth < 10; depth++) {
      ten.add(
          Examples.drawing("models/sd15.yaml", "levels[1].transformers=" + depth).against(base));
    }
    Picture picture = NetworkPicture.of("network", ten);
    assertNothingOverlaps(parsed(picture.draw("").svg()), picture);
    List<Picture> apart =
        NetworkPicture.apart(List.of("1", "2", "3", "4", "5", "6", "7", "8", "9", "10"), ten);
    assertThat(apart).extracting(Picture::width).containsOnly(632);
  }

  @Test
  void partsThatAreTheSameAreLeftOut() {
    NetworkDrawing base = Examples.drawing("pipelines/sd15_pipeline.yaml");
    NetworkDrawing other = Examples.drawing("pipelines/mobilediffusion_pipeline.yaml");
    String svg = NetworkPicture.of("network", List.of(base, other.against(base))).draw("").svg();
    assertThat(svg)
        .contains("the same and not drawn: text encoder", ">decoder<")
        .doesNotContain("text_model");
  }

  @Test
  void theSameNetworkHasTheSameBytesAndReadableLetters() throws Exception {
    List<NetworkDrawing> networks = List.of(Examples.drawing("models/sd15.yaml"));
    Picture picture = NetworkPicture.of("network", networks);
    Picture.Drawn drawn = picture.draw("");
    assertThat(NetworkPicture.of("network", networks).draw("").svg()).isEqualTo(drawn.svg());
    assertThat(drawn.svg()).contains("prefers-color-scheme:dark").doesNotContain("<script");
    // On a phone, 358 pixels wide without the page's edges, a letter has 9 pixels.
    for (Element text : elements(parsed(drawn.svg()), "text")) {
      assertThat(font(text).getSize() * 358.0 / picture.width()).isGreaterThan(9);
    }
  }

  private static int blocks(NetworkDrawing drawing) {
    return drawing.parts().stream().flatMap(DrawnPart::blocks).toList().size();
  }

  private static void assertNothingOverlaps(Document svg, Picture picture) {
    Rectangle2D page = new Rectangle2D.Double(0, 0, picture.width(), picture.height());
    List<Rectangle2D> boxes = new ArrayList<>();
    Set<String> overlaps = new HashSet<>();
    for (Element text : elements(svg, "text")) {
      Rectangle2D box = box(text);
      assertThat(page.contains(box)).as(text.getTextContent()).isTrue();
      boxes.stream()
          .filter(box::intersects)
          .forEach(it -> overlaps.add(text.getTextContent() + " at " + box + " and " + it));
      boxes.add(box);
    }
    assertThat(overlaps).isEmpty();
  }

  // Of capitals and digits, which is nearly all text.
  private static Rectangle2D box(Element text) {
    Font font = font(text);
    double width = Pen.width(text.getTextContent(), font);
    double x = Double.parseDouble(text.getAttribute("x"));
    double left =
        switch (text.getAttribute("text-anchor")) {
          case "end" -> x - width;
          case "middle" -> x - width / 2;
          default -> x;
        };
    double baseline = Double.parseDouble(text.getAttribute("y"));
    double height = 0.73 * font.getSize();
    return new Rectangle2D.Double(left, baseline - height, width, height);
  }

  private static Font font(Element text) {
    String style = text.getAttribute("style");
    Font font = style.contains("bold") ? Pen.BOLD : Pen.PLAIN;
    return font.deriveFont(Float.parseFloat(style.replaceFirst(".*?(\\d+)px.*", "$1")));
  }

  private static List<Element> groups(Document svg) {
    return elements(svg, "g").stream().filter(it -> it.hasAttribute("data-scope")).toList();
  }

  private static List<Element> elements(Document svg, String name) {
    List<Element> elements = new ArrayList<>();
    NodeList found = svg.getElementsByTagName(name);
    for (int i = 0; i < found.getLength(); i++) {
      elements.add((Element) found.item(i));
    }
    return elements;
  }

  private static Document parsed(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
  }
}
