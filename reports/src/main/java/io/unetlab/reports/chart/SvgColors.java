package io.unetlab.reports.chart;

import java.awt.Color;
import java.util.Arrays;
import java.util.stream.Collectors;

/** How the colours of a drawing are written, without their opacity. */
enum SvgColors {
  /** Variables that a page sets. */
  PAGE {
    @Override
    String attributes(String property, Color color) {
      return "";
    }

    @Override
    String style(String property, Color color) {
      return property + ":" + Palette.css(color) + ";";
    }
  },

  /**
   * Plain values, which every program reads, in classes that a reader who prefers dark pages sees
   * in their dark values.
   */
  DOCUMENT {
    @Override
    String attributes(String property, Color color) {
      String plain = " " + property + "=\"" + Palette.rgb(color) + "\"";
      return Palette.of(color)
          .map(it -> plain + " class=\"" + cssClass(property, it) + "\"")
          .orElse(plain);
    }

    @Override
    String style(String property, Color color) {
      return "";
    }
  };

  private static final String DARK = "@media screen and (prefers-color-scheme:dark){";

  /** Attributes of an element that is painted, each after a space. */
  abstract String attributes(String property, Color color);

  /** A declaration of its style, with a semicolon; may be empty. */
  abstract String style(String property, Color color);

  /** The style element of a document with these elements; empty if it has no colours. */
  static String dark(String elements) {
    String rules =
        Arrays.stream(Palette.values())
            .map(it -> rule("fill", it, elements) + rule("stroke", it, elements))
            .collect(Collectors.joining());
    return rules.isEmpty() ? "" : "<style>" + DARK + rules + "}</style>\n";
  }

  private static String rule(String property, Palette color, String elements) {
    String name = cssClass(property, color);
    return elements.contains("class=\"" + name + "\"")
        ? "." + name + "{" + property + ":" + color.darkHex() + "}"
        : "";
  }

  private static String cssClass(String property, Palette color) {
    return property + color.variable().substring(3);
  }
}
