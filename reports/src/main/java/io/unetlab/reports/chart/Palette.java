package io.unetlab.reports.chart;

import io.unetlab.spec.yaml.ChoiceType;
import java.awt.Color;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The colours of every picture, by meaning: one meaning has one colour in all of them. {@code
 * FEASIBLE} is also what becomes better, {@code VIOLATES} what becomes worse. Every colour of a
 * mark has a contrast of 3:1 or more to the paper, every colour of a text 4.5:1, and colours that
 * appear together differ for the colour-blind too, although no meaning rests on colour alone. In a
 * page each is a CSS variable, so that the page can adapt it to dark mode.
 */
public enum Palette {
  PAPER(0xffffff, 0x14181f),
  ON_DARK(0xfffffe, 0xffffff),
  ON_BRIGHT(0x0b0e13, 0x0b0e13),
  ON_DARK_OR_BRIGHT(0xfffffd, 0x0b0e13),
  ON_BRIGHT_OR_DARK(0x0b0e12, 0xffffff),
  INK(0x1b2330, 0xe6eaf0),
  MUTED(0x5b6675, 0x9ba6b5),
  GRID(0xe3e7ec, 0x2b323d),
  FAINT(0xc5ccd6, 0x4a5464),
  CHOICE(0xb8001f, 0xff6b6b),
  BASE(0x1b1f24, 0xf0f3f6),
  FEASIBLE(0x04775a, 0x3fd9b8),
  VIOLATES(0xb35c00, 0xf0a73c),
  UNKNOWN(0x68717d, 0x8d97a5),
  FRONT(0x0b5cc4, 0x4f86ee),
  MODEL(0x5e1687, 0xdcb3ff),
  RESNET(0x3f86dd, 0x5366a3),
  SELF_ATTENTION(0x9c3410, 0xc8501e),
  CROSS_ATTENTION(0xc07f2c, 0xe8b55d),
  FEED_FORWARD(0x1f9566, 0x92f2b9),
  PROJECTION(0x1298b6, 0x09c7ed),
  RESAMPLING(0x54409f, 0x8576f0),
  EMBEDDING(0x8f2a6b, 0xe6749f),
  ENDS(0x7b828a, 0xe4e9f6),
  OTHER(0x3a3a35, 0x75705f),
  SERIES_1(0x2f66b3, 0x52c4fd),
  SERIES_2(0xa23b10, 0xfe8843),
  SERIES_3(0x2a7a5c, 0x99f2a7),
  SERIES_4(0x6a2f8a, 0xc87fe0),
  SERIES_5(0x6c680c, 0xece92a),
  SERIES_6(0x1f7d96, 0xb4f4f6),
  SERIES_7(0xb02a6b, 0xf0699c),
  SERIES_8(0x4a4f57, 0xaab3c0),
  SCALE_1(0x1f4e9c, 0x5b86d6),
  SCALE_2(0x5a4fb0, 0x8f85e6),
  SCALE_3(0x8f4aa8, 0xbb7fd6),
  SCALE_4(0xbf4a8c, 0xdd7fb6),
  SCALE_5(0xdc5a62, 0xee8a90),
  SCALE_6(0xcf6526, 0xf5a870),
  SCALE_7(0xb07d10, 0xf2d06a);

  /** For what has no meaning of its own: metrics side by side, curves, parts of a pipeline. */
  static final List<Palette> SERIES =
      List.of(SERIES_1, SERIES_2, SERIES_3, SERIES_4, SERIES_5, SERIES_6, SERIES_7, SERIES_8);

  /** From low to high values; each is lighter than the one before. */
  static final List<Palette> SCALE =
      List.of(SCALE_1, SCALE_2, SCALE_3, SCALE_4, SCALE_5, SCALE_6, SCALE_7);

  /** Of the roles in a network. */
  static final Set<Palette> ROLES = EnumSet.range(RESNET, OTHER);

  private final Color light;
  private final int dark;

  Palette(int light, int dark) {
    this.light = new Color(light);
    this.dark = dark;
  }

  /** The colour of a role; one for all roles that have none of their own. */
  public static Palette ofRole(String word) {
    return ROLES.stream().filter(it -> ChoiceType.word(it).equals(word)).findFirst().orElse(OTHER);
  }

  /** The colour of text on an area of this colour: light or dark, on white and on a dark page. */
  public Palette ink() {
    boolean white = isDark(light.getRGB());
    return isDark(dark)
        ? white ? ON_DARK : ON_BRIGHT_OR_DARK
        : white ? ON_DARK_OR_BRIGHT : ON_BRIGHT;
  }

  // Whether white has more contrast than ON_BRIGHT: WCAG 2.2's relative luminance below 0.189.
  private static boolean isDark(int rgb) {
    return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb) < 0.189;
  }

  private static double linear(int channel) {
    double value = (channel & 0xff) / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }

  /** On white. */
  public Color color() {
    return light;
  }

  /** On white, semi-transparent. */
  public Color color(int alpha) {
    return new Color(light.getRed(), light.getGreen(), light.getBlue(), alpha);
  }

  /** The CSS variable's name. */
  public String variable() {
    return "--c-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** {@code rgb(r,g,b)}, as SVG writes a colour. */
  static String rgb(Color color) {
    return "rgb(" + color.getRed() + "," + color.getGreen() + "," + color.getBlue() + ")";
  }

  /**
   * The CSS variable of a palette colour, without its opacity; {@link #rgb} of any other colour.
   */
  static String css(Color color) {
    return of(color).map(it -> "var(" + it.variable() + ")").orElseGet(() -> rgb(color));
  }

  /** The meaning of a colour, whatever its opacity; empty for a colour of no meaning. */
  static Optional<Palette> of(Color color) {
    return Arrays.stream(values())
        .filter(it -> (it.light.getRGB() & 0xffffff) == (color.getRGB() & 0xffffff))
        .findFirst();
  }

  /** {@code #rrggbb} on white. */
  public String lightHex() {
    return String.format(Locale.ROOT, "#%06x", light.getRGB() & 0xffffff);
  }

  /** {@code #rrggbb} on a dark page. */
  public String darkHex() {
    return String.format(Locale.ROOT, "#%06x", dark);
  }
}
