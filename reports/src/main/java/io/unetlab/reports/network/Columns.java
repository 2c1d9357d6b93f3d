package io.unetlab.reports.network;

import io.unetlab.reports.network.Sheet.Heading;
import io.unetlab.reports.network.Sheet.Placed;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Lays out networks in columns, and the parts of pipelines in rows. */
final class Columns {

  private final List<NetworkDrawing> networks;
  private final boolean named;
  private final List<Heading> headings = new ArrayList<>();
  private final List<Placed> panels = new ArrayList<>();
  private final List<String> omitted = new ArrayList<>();
  private double y = Sheet.EDGE + Sheet.TITLE;

  Columns(List<NetworkDrawing> networks) {
    this.networks = networks;
    this.named = networks.stream().anyMatch(Sheet::isNamed);
  }

  Sheet sheet() {
    List<List<Optional<Panel>>> rows = rows();
    double column =
        rows.stream()
            .flatMap(List::stream)
            .flatMap(Optional::stream)
            .mapToDouble(Panel::width)
            .max()
            .orElse(Panel.CHAIN_WIDTH);
    double pitch = column + Sheet.GAP;
    for (int i = 0; i < networks.size(); i++) {
      headings.add(Sheet.title(networks.get(i), i, Sheet.EDGE + i * pitch, column));
    }
    rows.forEach(row -> place(row, pitch));
    double width = networks.size() * pitch - Sheet.GAP + 2 * Sheet.EDGE;
    return new Sheet(width, y - Sheet.GAP + Sheet.EDGE, headings, panels, omitted);
  }

  private List<List<Optional<Panel>>> rows() {
    Set<String> words = new LinkedHashSet<>();
    networks.forEach(it -> it.parts().forEach(part -> words.add(part.word())));
    List<List<Optional<Panel>>> rows = new ArrayList<>();
    for (String word : words) {
      List<Optional<DrawnPart>> row = networks.stream().map(it -> part(it, word)).toList();
      if (words.size() > 1 && isSame(row)) {
        omitted.add(word);
      } else {
        rows.add(panels(row));
      }
    }
    return rows;
  }

  private static List<Optional<Panel>> panels(List<Optional<DrawnPart>> row) {
    List<Panel> made = Panel.of(row.stream().flatMap(Optional::stream).toList());
    List<Optional<Panel>> panels = new ArrayList<>();
    int next = 0;
    for (Optional<DrawnPart> part : row) {
      panels.add(part.isPresent() ? Optional.of(made.get(next++)) : Optional.empty());
    }
    return panels;
  }

  private void place(List<Optional<Panel>> row, double pitch) {
    double height = 0;
    for (int i = 0; i < row.size(); i++) {
      if (row.get(i).isPresent()) {
        Panel panel = row.get(i).get();
        double x = Sheet.EDGE + i * pitch;
        if (named) {
          headings.add(Sheet.heading(panel.part(), i, x, y, panel.width()));
        }
        panels.add(new Placed(x, y + (named ? Sheet.HEADING : 0), i, panel));
        height = Math.max(height, panel.height());
      }
    }
    y += (named ? Sheet.HEADING : 0) + height + Sheet.GAP;
  }

  private static Optional<DrawnPart> part(NetworkDrawing network, String word) {
    return network.parts().stream().filter(it -> it.word().equals(word)).findFirst();
  }

  private static boolean isSame(List<Optional<DrawnPart>> row) {
    return row.stream()
        .allMatch(
            part ->
                part.isPresent()
                    && part.get()
                        .blocks()
                        .allMatch(it -> it.state() == State.SAME || it.state() == State.ALONE));
  }
}
