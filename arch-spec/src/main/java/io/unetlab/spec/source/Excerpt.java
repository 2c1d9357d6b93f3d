package io.unetlab.spec.source;

import java.util.Arrays;

/**
 * A printable line, with the padding that puts a caret under its column: the same tabs, and two
 * blanks for each character that is two columns wide on a terminal.
 *
 * @param line the line, cut around the column when it is long
 * @param padding the text before the caret
 */
record Excerpt(String line, String padding) {

  private static final int BEFORE = 60;
  private static final int AFTER = 39;
  private static final String CUT = "…";

  /** The blocks that are wide in Unicode's East Asian Width, approximately. */
  private static final int[][] WIDE = {
    {0x1100, 0x115F},
    {0x2E80, 0xA4CF},
    {0xAC00, 0xD7A3},
    {0xF900, 0xFAFF},
    {0xFE30, 0xFE6F},
    {0xFF00, 0xFF60},
    {0xFFE0, 0xFFE6},
    {0x1F300, 0x1FAFF},
    {0x20000, 0x3FFFD}
  };

  static Excerpt of(SourceLocation location) {
    int[] points = location.source().line(location.line()).codePoints().toArray();
    int caret = Math.min(location.column() - 1, points.length);
    int start = points.length <= BEFORE + AFTER ? 0 : Math.max(0, caret - BEFORE);
    int end = Math.min(points.length, Math.max(start + BEFORE + AFTER, caret));
    StringBuilder line = new StringBuilder(start > 0 ? CUT : "");
    StringBuilder padding = new StringBuilder(start > 0 ? " " : "");
    for (int i = start; i < end; i++) {
      String shown = shown(points[i]);
      line.append(shown);
      if (i < caret) {
        padding.append(shown.equals("\t") ? shown : " ".repeat(columns(shown)));
      }
    }
    return new Excerpt(line.append(end < points.length ? CUT : "").toString(), padding.toString());
  }

  private static String shown(int point) {
    return Visible.isHidden(point) && point != '\t'
        ? Visible.escape(point)
        : Character.toString(point);
  }

  private static int columns(String shown) {
    return shown.codePoints().map(Excerpt::columns).sum();
  }

  private static int columns(int point) {
    return switch (Character.getType(point)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
      default -> isIn(WIDE, point) ? 2 : 1;
    };
  }

  private static boolean isIn(int[][] ranges, int point) {
    return Arrays.stream(ranges).anyMatch(range -> range[0] <= point && point <= range[1]);
  }
}
