package io.unetlab.reports.network;

import io.unetlab.profiler.cost.Cost;
import io.unetlab.reports.table.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Panels and headings on a page: the networks beside each other, each with its parts one above the
 * other; the parts of a single pipeline beside each other. Parts that are the same in all networks
 * are left out.
 *
 * @param omitted words of parts that are the same in all
 */
record Sheet(
    double width,
    double height,
    List<Heading> headings,
    List<Placed> panels,
    List<String> omitted) {

  /** A heading and the line below it, of the network with this index. */
  record Heading(
      int network, double x, double y, double width, String text, String detail, boolean title) {

    Heading moved(double by) {
      return new Heading(0, x + by, y, width, text, detail, title);
    }
  }

  /** A panel in its place, of the network with this index. */
  record Placed(double x, double y, int network, Panel panel) {

    Placed moved(double by) {
      return new Placed(x + by, y, 0, panel);
    }
  }

  static final double EDGE = 16;

  static final double TITLE = 74;
  static final double HEADING = 62;
  static final double GAP = 40;

  /** One network. */
  static Sheet of(NetworkDrawing network) {
    double x = EDGE;
    double height = 0;
    boolean named = isNamed(network);
    double top = EDGE + TITLE + (named ? HEADING : 0);
    List<Heading> headings = new ArrayList<>();
    List<Placed> panels = new ArrayList<>();
    for (DrawnPart part : network.parts()) {
      Panel panel = Panel.of(List.of(part)).get(0);
      if (named) {
        headings.add(heading(part, 0, x, EDGE + TITLE, panel.width()));
      }
      panels.add(new Placed(x, top, 0, panel));
      x += panel.width() + GAP;
      height = Math.max(height, panel.height());
    }
    headings.add(0, title(network, 0, EDGE, x - GAP - EDGE));
    return new Sheet(x - GAP + EDGE, top + height + EDGE, headings, panels, List.of());
  }

  /** Several networks; their lines are at the same heights. */
  static Sheet of(List<NetworkDrawing> networks) {
    return new Columns(networks).sheet();
  }

  /** One of the networks alone, with its lines where they are. */
  Sheet column(int network) {
    double left =
        headings.stream()
            .filter(it -> it.network() == network)
            .mapToDouble(Heading::x)
            .min()
            .orElse(0);
    double own =
        headings.stream()
            .filter(it -> it.network() == network)
            .mapToDouble(Heading::width)
            .max()
            .orElse(0);
    double by = EDGE - left;
    return new Sheet(
        own + 2 * EDGE,
        height,
        headings.stream().filter(it -> it.network() == network).map(it -> it.moved(by)).toList(),
        panels.stream().filter(it -> it.network() == network).map(it -> it.moved(by)).toList(),
        omitted);
  }

  static boolean isNamed(NetworkDrawing network) {
    return network.parts().stream().noneMatch(it -> it.word().isEmpty());
  }

  static Heading title(NetworkDrawing network, int index, double x, double width) {
    String detail =
        total(network.total().params(), network.base().map(Cost::params), "params")
            + " · "
            + total(network.total().macs(), network.base().map(Cost::macs), "MACs");
    return new Heading(index, x, EDGE, width, network.name(), detail, true);
  }

  private static String total(long value, Optional<Long> base, String unit) {
    String change =
        base.filter(it -> it > 0)
            .map(it -> " (" + Numbers.change((double) value / it - 1) + ")")
            .orElse("");
    return Numbers.brief(value) + " " + unit + change;
  }

  static Heading heading(DrawnPart part, int index, double x, double y, double width) {
    String runs = part.runs() == 1 ? "" : ", " + Numbers.grouped(part.runs()) + " runs";
    String detail =
        Numbers.brief(part.total().params())
            + " params · "
            + Numbers.brief(part.total().macs())
            + " MACs"
            + (part.runs() == 1 ? "" : " a run");
    return new Heading(index, x, y, width, part.word().replace('_', ' ') + runs, detail, false);
  }
}
