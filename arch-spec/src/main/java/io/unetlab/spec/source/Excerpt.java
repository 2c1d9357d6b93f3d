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

  /** Characters that make a terminal write from right to left. */
  private static final int[][] TURNS_TEXT = {{0x202A, 0x202E}, {0x2066, 0x2069}};

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
      line.appendCodePoint(printable(points[i]));
      if (i < caret) {
        padding.append(points[i] == '\t' ? "\t" : " ".repeat(columns(points[i])));
      }
    }
    return new Excerpt(line.append(end < points.length ? CUT : "").toString(), padding.toString());
  }

  /** The text without characters that control a terminal. */
  static String printable(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints().forEach(point -> out.appendCodePoint(printable(point)));
    return out.toString();
  }

  private static int printable(int point) {
    boolean obeyed = Character.isISOControl(point) && point != '\t';
    return obeyed || isIn(TURNS_TEXT, point) ? 0xFFFD : point;
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
