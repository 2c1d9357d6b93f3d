package io.unetlab.reports.chart;

import io.unetlab.reports.chart.Pen.Anchor;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Pictures of several networks side by side: a row for each network, a column for each caption. */
public final class ContactSheet {

  private static final int WIDTH = 1000;
  private static final int EDGE = 14;
  private static final int LABELS = 310;
  private static final int GAP = 8;
  private static final int LARGEST = 96;
  private static final int LINE = 15;
  private static final int MOST_LINES = 7;

  private final List<String> captions;
  private final List<SheetRow> rows;
  private final int side;
  private final int heading;

  private ContactSheet(List<String> captions, List<SheetRow> rows) {
    this.captions = List.copyOf(captions);
    this.rows = List.copyOf(rows);
    int room = WIDTH - 2 * EDGE - LABELS;
    this.side = Math.min(LARGEST, room / captions.size() - GAP);
    int lines = captions.stream().mapToInt(it -> lines(it).size()).max().orElse(1);
    this.heading = EDGE + LINE * lines + GAP;
  }

  /**
   * The sheet.
   *
   * @param captions of the columns, at least one
   * @param rows each with a picture for each caption
   */
  public static Picture of(String name, String title, List<String> captions, List<SheetRow> rows) {
    ContactSheet sheet = new ContactSheet(captions, rows);
    return new Picture(name, title, sheet.description(), WIDTH, sheet.height(), sheet::draw);
  }

  private int height() {
    return heading + rows.size() * (side + GAP) + EDGE;
  }

  private void draw(Graphics2D to) {
    Pen.paper(to, WIDTH, height());
    Pen pen = new Pen(to);
    for (int i = 0; i < captions.size(); i++) {
      List<String> lines = lines(captions.get(i));
      for (int j = 0; j < lines.size(); j++) {
        double y = heading - GAP - LINE * (lines.size() - j - 0.5);
        pen.text(lines.get(j), x(i) + side / 2.0, y, Anchor.MIDDLE, Pen.SMALL, Palette.MUTED);
      }
    }
    for (int i = 0; i < rows.size(); i++) {
      row(to, pen, i);
    }
  }

  private void row(Graphics2D to, Pen pen, int index) {
    SheetRow row = rows.get(index);
    int top = heading + index * (side + GAP);
    double middle = top + side / 2.0;
    double up = row.detail().isEmpty() ? 0 : 8;
    double right = EDGE + LABELS - 12.0;
    String label = Pen.fit(row.label(), Pen.PLAIN, LABELS - 12.0);
    String detail = Pen.fit(row.detail(), Pen.SMALL, LABELS - 12.0);
    pen.text(label, right, middle - up, Anchor.END, Pen.PLAIN, Palette.INK);
    pen.text(detail, right, middle + 9, Anchor.END, Pen.SMALL, Palette.MUTED);
    for (int i = 0; i < row.pictures().size(); i++) {
      // Neither format smooths the pixels of a small picture.
      to.drawImage(row.pictures().get(i), x(i), top, side, side, null);
    }
  }

  private int x(int column) {
    return EDGE + LABELS + column * (side + GAP);
  }

  private List<String> lines(String caption) {
    List<String> lines = Pen.wrap(caption, Pen.SMALL, side);
    if (lines.size() <= MOST_LINES) {
      return lines;
    }
    List<String> cut = new ArrayList<>(lines.subList(0, MOST_LINES));
    cut.set(MOST_LINES - 1, Pen.fit(cut.get(MOST_LINES - 1) + " …", Pen.SMALL, side));
    return cut;
  }

  private String description() {
    return "captions: "
        + String.join(", ", captions)
        + "; networks: "
        + rows.stream().map(SheetRow::label).collect(Collectors.joining(", "));
  }
}
