package io.unetlab.agent;

import java.util.ArrayList;
import java.util.List;

/**
 * One JSON object on one line. Non-ASCII characters are escaped, so no encoding on the way can
 * corrupt them.
 */
final class JsonLine {

  private static final char[] HEX = "0123456789abcdef".toCharArray();
  private static final int ASCII_END = 0x7f;

  private final StringBuilder text = new StringBuilder("{");

  /**
   * @param kind the kind of line
   */
  JsonLine(String kind) {
    put("line", kind);
  }

  JsonLine put(String key, String value) {
    return raw(key, quoted(value));
  }

  JsonLine put(String key, long value) {
    return raw(key, Long.toString(value));
  }

  /** JSON knows only finite numbers; others become null. */
  JsonLine put(String key, double value) {
    boolean finite = !Double.isNaN(value) && !Double.isInfinite(value);
    return raw(key, finite ? Double.toString(value) : "null");
  }

  JsonLine put(String key, boolean value) {
    return raw(key, Boolean.toString(value));
  }

  JsonLine put(String key, List<String> values) {
    List<String> quoted = new ArrayList<>();
    for (String value : values) {
      quoted.add(quoted(value));
    }
    return raw(key, "[" + String.join(",", quoted) + "]");
  }

  JsonLine put(String key, long[] values) {
    StringBuilder list = new StringBuilder("[");
    for (long value : values) {
      list.append(list.length() > 1 ? "," : "").append(value);
    }
    return raw(key, list.append(']').toString());
  }

  private JsonLine raw(String key, String json) {
    text.append(text.length() > 1 ? "," : "").append(quoted(key)).append(':').append(json);
    return this;
  }

  private static String quoted(String value) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < value.length(); i++) {
      char one = value.charAt(i);
      if (one == '"' || one == '\\') {
        quoted.append('\\').append(one);
      } else if (one >= ' ' && one < ASCII_END) {
        quoted.append(one);
      } else {
        quoted.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
          quoted.append(HEX[(one >> shift) & 0xf]);
        }
      }
    }
    return quoted.append('"').toString();
  }

  /** Without a line terminator. */
  @Override
  public String toString() {
    return text + "}";
  }
}
