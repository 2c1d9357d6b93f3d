package io.unetlab.reports.chart;

import io.unetlab.reports.chart.Pen.Anchor;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.util.List;

/** A picture with its title above and its source below, for files that are shown alone. */
final class Framed {

  private static final int EDGE = 18;
  private static final int LINE = 22;
  private static final int TOP = 12;
  private static final int FOOT = 26;
  private static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 17);

  private Framed() {}

  static Picture of(Picture picture, String source) {
    List<String> title =
        picture.headed()
            ? List.of()
            : Pen.wrap(picture.title(), TITLE, picture.width() - 2.0 * EDGE);
    int head = title.isEmpty() ? 0 : TOP + LINE * title.size();
    int foot = source.isEmpty() ? 0 : FOOT;
    int height = head + picture.height() + foot;
    return new Picture(
        picture.name(),
        picture.title(),
        picture.description(),
        picture.width(),
        height,
        to -> {
          Pen.paper(to, picture.width(), height);
          within(picture, head, to);
          Pen pen = new Pen(to);
          for (int i = 0; i < title.size(); i++) {
            double y = TOP + LINE * (i + 0.5);
            pen.text(title.get(i), EDGE, y, Anchor.START, TITLE, Palette.INK);
          }
          String shown = Pen.fit(source, Pen.SMALL, picture.width() - 2.0 * EDGE);
          pen.text(shown, EDGE, height - FOOT / 2.0, Anchor.START, Pen.SMALL, Palette.MUTED);
        });
  }

  private static void within(Picture picture, int head, Graphics2D to) {
    AffineTransform before = to.getTransform();
    to.translate(0, head);
    picture.painting().accept(to);
    to.setTransform(before);
  }
}
