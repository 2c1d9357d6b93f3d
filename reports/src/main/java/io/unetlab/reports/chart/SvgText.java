package io.unetlab.reports.chart;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Makes what the SVG writer gives smaller, the same each time, and readable aloud. */
final class SvgText {

  private static final Pattern LONG_DECIMAL = Pattern.compile("(-?\\d+)\\.(\\d{3,})");
  private static final Pattern CLIP = Pattern.compile("clip-?\\d+");
  private static final Pattern COLOR = Pattern.compile("rgb\\([0-9,]+\\)");
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\x{fffe}\\x{ffff}]");
  private static final Pattern INDENT = Pattern.compile("\\R\\s*");

  private SvgText() {}

  /** A document of its own from an element. */
  static String document(String element) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + element + "\n";
  }

  /** An element for the inside of a page, in the page's colours and as wide as its place. */
  static String inline(String element) {
    String svg = COLOR.matcher(element).replaceAll(it -> pageColor(it.group()));
    return svg.replaceFirst(" height=\"\\d+(px)?\"", "").replaceFirst(" width=\"\\d+(px)?\"", "");
  }

  private static String pageColor(String rgb) {
    for (Palette color : Palette.values()) {
      if (color.rgb().equals(rgb)) {
        return "var(" + color.variable() + ")";
      }
    }
    return rgb;
  }

  /** What the SVG writer gave as an element that carries the picture's title and description. */
  static String element(String written, Picture picture) {
    String svg = written.substring(written.indexOf("<svg"));
    svg = INDENT.matcher(svg.strip()).replaceAll("\n");
    svg = LONG_DECIMAL.matcher(svg).replaceAll(SvgText::rounded);
    Map<String, String> clips = new LinkedHashMap<>();
    svg =
        CLIP.matcher(svg)
            .replaceAll(
                it ->
                    clips.computeIfAbsent(
                        it.group(), id -> picture.name() + "-clip-" + clips.size()));
    int end = svg.indexOf('>');
    return svg.substring(0, end)
        + " role=\"img\">\n<title>"
        + escape(picture.title())
        + "</title>\n<desc>"
        + escape(picture.description())
        + "</desc>"
        + svg.substring(end + 1);
  }

  // A hundredth of a pixel is enough.
  private static String rounded(MatchResult number) {
    long hundredths = Math.round(Double.parseDouble("0." + number.group(2)) * 100);
    if (hundredths < 100) {
      String digits = hundredths < 10 ? "0" + hundredths : Long.toString(hundredths);
      return number.group(1) + "." + digits;
    }
    boolean negative = number.group(1).startsWith("-");
    long whole = Long.parseLong(number.group(1).replace("-", "")) + 1;
    return (negative ? "-" : "") + whole;
  }

  // XML knows no control characters, escaped or not.
  private static String escape(String text) {
    return CONTROL
        .matcher(text)
        .replaceAll(" ")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;");
  }
}
