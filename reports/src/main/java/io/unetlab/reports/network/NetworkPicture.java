package io.unetlab.reports.network;

import io.unetlab.reports.chart.Palette;
import io.unetlab.reports.chart.Pen;
import io.unetlab.reports.chart.Pen.Anchor;
import io.unetlab.reports.chart.Picture;
import io.unetlab.reports.chart.Tag;
import io.unetlab.reports.network.Sheet.Heading;
import io.unetlab.reports.network.Sheet.Placed;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Pictures of networks: a UNet as a U, other networks as a chain, a pipeline as its parts; several
 * beside each other with corresponding lines at one height. In SVG each block is a group with its
 * costs as title and {@code data-scope}, {@code data-role} and {@code data-state}, within a group
 * of its network with {@code data-network} and {@code data-part}.
 */
public final class NetworkPicture {

  private final List<Overlay> overlays;
  private final Sheet sheet;
  private final Legend legend;
  private final ToDoubleFunction<String> most;

  private NetworkPicture(List<Overlay> overlays, Sheet sheet) {
    this(overlays, sheet, word -> most(overlays, sheet, word));
  }

  /**
   * @param most the greatest value in a part, by its word
   */
  private NetworkPicture(List<Overlay> overlays, Sheet sheet, ToDoubleFunction<String> most) {
    this.overlays = List.copyOf(overlays);
    this.sheet = sheet;
    this.most = most;
    this.legend =
        Legend.of(
            sheet.panels().stream().flatMap(it -> it.panel().part().blocks()).toList(),
            overlays.get(0),
            sheet.omitted(),
            new Rectangle2D.Double(Sheet.EDGE, sheet.height(), sheet.width() - 2 * Sheet.EDGE, 0));
  }

  /** A picture of networks with their MACs. */
  public static Picture of(String name, List<NetworkDrawing> networks) {
    return of(name, networks, Collections.nCopies(networks.size(), Overlay.macs()));
  }

  /**
   * A picture of networks.
   *
   * @param name of its file
   * @param networks at least one; those compared with a base have marks
   * @param overlays what the bars of each network are
   */
  public static Picture of(String name, List<NetworkDrawing> networks, List<Overlay> overlays) {
    require(networks, overlays.size());
    Sheet sheet = networks.size() == 1 ? Sheet.of(networks.get(0)) : Sheet.of(networks);
    return new NetworkPicture(overlays, sheet).picture(name);
  }

  /** A picture of each network with its MACs, as {@link #apart(List, List, List)}. */
  public static List<Picture> apart(List<String> names, List<NetworkDrawing> networks) {
    return apart(names, networks, Collections.nCopies(networks.size(), Overlay.macs()));
  }

  /**
   * A picture of each network; side by side they look like one of all, and on a narrow page they
   * can be below each other. Their bars have one scale.
   *
   * @param names of their files
   * @param overlays what the bars of each network are
   */
  public static List<Picture> apart(
      List<String> names, List<NetworkDrawing> networks, List<Overlay> overlays) {
    require(networks, names.size());
    require(networks, overlays.size());
    Sheet all = Sheet.of(networks);
    NetworkPicture together = new NetworkPicture(overlays, all);
    List<Picture> pictures = new ArrayList<>();
    for (int i = 0; i < networks.size(); i++) {
      pictures.add(
          new NetworkPicture(List.of(overlays.get(i)), all.column(i), together.most)
              .picture(names.get(i)));
    }
    return pictures;
  }

  private static void require(List<NetworkDrawing> networks, int others) {
    if (networks.isEmpty() || networks.size() != others) {
      throw new IllegalArgumentException(networks.size() + " networks, and for them " + others);
    }
  }

  private Picture picture(String name) {
    List<String> names =
        sheet.headings().stream().filter(Heading::title).map(Heading::text).toList();
    return new Picture(
        name,
        String.join(", ", names) + ", block by block",
        description(),
        (int) Math.ceil(sheet.width()),
        (int) Math.ceil(legend.bottom() + Sheet.EDGE),
        true,
        this::draw);
  }

  private void draw(Graphics2D to) {
    Pen pen = new Pen(to);
    pen.fill(
        new Rectangle2D.Double(0, 0, sheet.width() + 1, legend.bottom() + Sheet.EDGE + 1),
        Palette.PAPER.color());
    sheet.headings().forEach(it -> heading(pen, it));
    sheet.panels().forEach(it -> pen.group(tag(it), () -> panel(pen, it)));
    legend.paint(pen);
  }

  private static Tag tag(Placed placed) {
    Map<String, String> data = new LinkedHashMap<>();
    data.put("network", placed.panel().part().name());
    data.put("part", placed.panel().part().word());
    return new Tag("", data);
  }

  private void panel(Pen pen, Placed placed) {
    new PanelPainter(pen, placed.panel(), placed.x(), placed.y())
        .paint(overlays.get(placed.network()), most.applyAsDouble(placed.panel().part().word()));
  }

  private static void heading(Pen pen, Heading it) {
    Font font = it.title() ? Fonts.TITLE : Fonts.HEADING;
    String text = Pen.fit(it.text(), font, it.width());
    double line = it.y() + font.getSize() / 2.0;
    pen.text(text, it.x(), line, Anchor.START, font, Palette.INK);
    String detail = Pen.fit(it.detail(), Fonts.TEXT, it.width());
    pen.text(detail, it.x(), line + font.getSize() + 4, Anchor.START, Fonts.TEXT, Palette.MUTED);
  }

  // One scale for each part, since parts of a pipeline differ by orders of magnitude.
  private static double most(List<Overlay> overlays, Sheet sheet, String word) {
    double most = 0;
    for (Placed placed : sheet.panels()) {
      DrawnPart part = placed.panel().part();
      if (part.word().equals(word)) {
        Overlay overlay = overlays.get(placed.network());
        most = Math.max(most, part.lines().mapToDouble(overlay.value()).max().orElse(0));
      }
    }
    return most;
  }

  private String description() {
    return sheet.headings().stream()
        .map(it -> it.text() + ": " + it.detail())
        .collect(Collectors.joining("; "));
  }
}
