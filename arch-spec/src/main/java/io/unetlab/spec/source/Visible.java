package io.unetlab.spec.source;

import java.util.function.IntFunction;
import java.util.function.IntPredicate;

/**
 * Text from files must not move a terminal's cursor, change its colours, or be read in another
 * order than it is stored. The characters that do so, and invisible ones, are shown as escapes as
 * in YAML and Java: {@code \x1b}, {@code \u202e}.
 */
public final class Visible {

  private Visible() {}

  /** One line: line breaks and tabs become blanks. */
  public static String line(String text) {
    String unbroken =
        text.indexOf('\n') < 0 && text.indexOf('\t') < 0
            ? text
            : text.replace("\r\n", " ").replace('\n', ' ').replace('\t', ' ');
    return replace(unbroken, Visible::isHidden, Visible::escape);
  }

  /** Lines: line feeds, with or without a carriage return before them, and tabs stay. */
  public static String lines(String text) {
    return escape(text, Visible::escape);
  }

  /**
   * A JSON document with the same content: only its strings can contain characters outside ASCII,
   * and there an escape stands for the character.
   */
  public static String json(String document) {
    return escape(document, point -> escape('u', 4, point));
  }

  private static String escape(String text, IntFunction<String> escape) {
    if (text.indexOf('\r') < 0) {
      return replace(text, Visible::isObeyed, escape);
    }
    StringBuilder out = new StringBuilder(text.length() + 16);
    int from = 0;
    for (int end = text.indexOf("\r\n"); end >= 0; end = text.indexOf("\r\n", from)) {
      out.append(replace(text.substring(from, end), Visible::isObeyed, escape)).append("\r\n");
      from = end + 2;
    }
    return out.append(replace(text.substring(from), Visible::isObeyed, escape)).toString();
  }

  private static boolean isObeyed(int point) {
    return point != '\n' && point != '\t' && isHidden(point);
  }

  /** Whether a code point is shown as an escape within a line. */
  static boolean isHidden(int point) {
    if (point < 0x2000) {
      return Character.isISOControl(point) || point == 0x061C || point == 0x180E;
    }
    return point == 0x200B
        || isIn(point, 0x200E, 0x200F) // marks of direction
        || isIn(point, 0x2028, 0x202E) // line separators, embeddings and overrides
        || isIn(point, 0x2060, 0x206F) // isolates, invisible operators
        || isIn(point, 0xD800, 0xDFFF) // half a surrogate pair
        || point == 0xFEFF
        || isIn(point, 0xFFF9, 0xFFFB)
        || isIn(point, 0xFFFE, 0xFFFF);
  }

  private static boolean isIn(int point, int first, int last) {
    return first <= point && point <= last;
  }

  /** The escape of a code point below U+10000. */
  static String escape(int point) {
    return point <= 0xFF ? escape('x', 2, point) : escape('u', 4, point);
  }

  private static String escape(char kind, int digits, int point) {
    String hex = Integer.toHexString(point);
    return "\\" + kind + "0".repeat(digits - hex.length()) + hex;
  }

  private static String replace(String text, IntPredicate hidden, IntFunction<String> escape) {
    if (isPrintableAscii(text) || text.codePoints().noneMatch(hidden)) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            point -> {
              if (hidden.test(point)) {
                out.append(escape.apply(point));
              } else {
                out.appendCodePoint(point);
              }
            });
    return out.toString();
  }

  // Nearly all texts, and large ones.
  private static boolean isPrintableAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < ' ' && c != '\n') || c > '~') {
        return false;
      }
    }
    return true;
  }
}
