package io.unetlab.reports.chart;

import io.unetlab.spec.yaml.ChoiceType;
import java.awt.Color;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The colours of every picture, by meaning; they also differ in lightness, for print and for the
 * colour-blind. In a page each is a CSS variable, so that the page can adapt it to dark mode.
 */
public enum Palette {
  PAPER(0xffffff, 0x14181f),
  INK(0x1b2330, 0xe6eaf0),
  MUTED(0x5b6675, 0x9ba6b5),
  GRID(0xe3e7ec, 0x2b323d),
  FAINT(0xc5ccd6, 0x4a5464),
  CHOICE(0xd1242f, 0xff6b6b),
  BASE(0x24292f, 0xf0f3f6),
  FEASIBLE(0x1a7f5a, 0x3fcf97),
  VIOLATES(0xb9770a, 0xe0a847),
  UNKNOWN(0x98a2b0, 0x6d7889),
  FRONT(0x2f6fd6, 0x79a8ff),
  MODEL(0x6f42c1, 0xb794f6),
  RESNET(0x3b5b92, 0x6f8fd0),
  SELF_ATTENTION(0xd1593d, 0xf08a6e),
  CROSS_ATTENTION(0xf0a93b, 0xf5c36b),
  FEED_FORWARD(0x3d9a86, 0x62c4af),
  PROJECTION(0x93c9be, 0x3f7d72),
  RESAMPLING(0x8f7bbd, 0xb3a1e0),
  EMBEDDING(0xbf6f9b, 0xdb93bb),
  ENDS(0xa7aeb8, 0x7f8896),
  OTHER(0x7d8590, 0xa3abb8),
  SCALE_1(0x1f4e9c, 0x5b86d6),
  SCALE_2(0x5a4fb0, 0x8f85e6),
  SCALE_3(0x8f4aa8, 0xbb7fd6),
  SCALE_4(0xbf4a8c, 0xdd7fb6),
  SCALE_5(0xdc5a62, 0xee8a90),
  SCALE_6(0xcf6526, 0xf5a870),
  SCALE_7(0xb07d10, 0xf2d06a);

  /** From low to high values; each is lighter than the one before. */
  static final List<Palette> SCALE =
      List.of(SCALE_1, SCALE_2, SCALE_3, SCALE_4, SCALE_5, SCALE_6, SCALE_7);

  private static final Set<Palette> ROLES = EnumSet.range(RESNET, OTHER);

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
    for (Palette each : values()) {
      if ((each.light.getRGB() & 0xffffff) == (color.getRGB() & 0xffffff)) {
        return "var(" + each.variable() + ")";
      }
    }
    return rgb(color);
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
