package io.unetlab.spec.yaml;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes maps, lists and scalars as YAML: short ones on one line, the rest one entry per line.
 *
 * <p>Maps keep their order. A scalar is a text from {@link #scalar}, or a number or word that needs
 * no quotes.
 */
public final class YamlText {

  private static final int COLUMNS = 100;
  private static final int ENTRIES_IN_LINE = 6;

  private static final Pattern PLAIN =
      Pattern.compile("[\\p{L}_](?:[\\p{L}\\p{M}\\p{Nd}_./()+-]| (?! |$))*+");
  private static final Pattern RESERVED =
      Pattern.compile("(?i:true|false|null|none|yes|no|on|off|y|n)");

  private YamlText() {}

  /** Any text as a scalar: plain if unambiguous, else in quotes. */
  public static String scalar(String text) {
    return PLAIN.matcher(text).matches() && !RESERVED.matcher(text).matches() ? text : quoted(text);
  }

  /** A decimal number as one writes it: 4, not 4.0; 0.00001, not 1.0E-5. */
  public static String number(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }

  /** A document. */
  public static String document(Map<String, ?> map) {
    StringBuilder out = new StringBuilder();
    writeMap(map, "", "", out);
    return out.toString();
  }

  /** A map on one line, whatever its length: the same line for the same map. */
  public static String line(Map<String, ?> map) {
    return flow(map);
  }

  private static void writeMap(Map<String, ?> map, String first, String indent, StringBuilder out) {
    String lead = first;
    for (Map.Entry<String, ?> entry : map.entrySet()) {
      write(lead + entry.getKey() + ":", entry.getValue(), indent, out);
      lead = indent;
    }
  }

  private static void writeList(List<?> list, String indent, StringBuilder out) {
    for (Object item : list) {
      String dash = indent + "- ";
      if (item instanceof Map<?, ?> map && !fits(dash, map)) {
        writeMap(asMap(map), dash, indent + "  ", out);
      } else {
        write(indent + "-", item, indent, out);
      }
    }
  }

  private static void write(String head, Object value, String indent, StringBuilder out) {
    out.append(head);
    if (value instanceof Map<?, ?> map && !fits(head + " ", map)) {
      out.append('\n');
      writeMap(asMap(map), indent + "  ", indent + "  ", out);
    } else if (value instanceof List<?> list && !fits(head + " ", list)) {
      out.append('\n');
      writeList(list, indent + "  ", out);
    } else {
      out.append(' ').append(flow(value)).append('\n');
    }
  }

  private static boolean fits(String before, Object value) {
    return isShort(value)
        && !(value instanceof List<?> list && list.stream().anyMatch(Map.class::isInstance))
        && before.length() + flow(value).length() <= COLUMNS;
  }

  private static boolean isShort(Object value) {
    if (value instanceof Map<?, ?> map) {
      return !map.isEmpty()
          && map.size() <= ENTRIES_IN_LINE
          && map.values().stream().allMatch(YamlText::isShort);
    }
    return true;
  }

  private static String flow(Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(entry -> entry.getKey() + ": " + flow(entry.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (value instanceof List<?> list) {
      return list.stream().map(YamlText::flow).collect(Collectors.joining(", ", "[", "]"));
    }
    return value.toString();
  }

  // Only maps with text keys are written.
  @SuppressWarnings("unchecked")
  private static Map<String, ?> asMap(Map<?, ?> map) {
    return (Map<String, ?>) map;
  }

  private static String quoted(String text) {
    return text.codePoints()
        .mapToObj(YamlText::escaped)
        .collect(Collectors.joining("", "\"", "\""));
  }

  private static String escaped(int codePoint) {
    if (codePoint == '"' || codePoint == '\\') {
      return "\\" + Character.toString(codePoint);
    }
    boolean shown =
        switch (Character.getType(codePoint)) {
          case Character.CONTROL,
              Character.FORMAT,
              Character.SURROGATE,
              Character.PRIVATE_USE,
              Character.UNASSIGNED,
              Character.LINE_SEPARATOR,
              Character.PARAGRAPH_SEPARATOR ->
              false;
          default -> codePoint == ' ' || !Character.isSpaceChar(codePoint);
        };
    if (shown) {
      return Character.toString(codePoint);
    }
    return codePoint > 0xffff
        ? String.format(Locale.ROOT, "\\U%08X", codePoint)
        : String.format(Locale.ROOT, "\\u%04X", codePoint);
  }
}
