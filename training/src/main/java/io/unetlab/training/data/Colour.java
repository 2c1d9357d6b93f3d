package io.unetlab.training.data;

import java.util.Locale;

/** A shape's colour: the corners of the RGB cube that are neither black nor white. */
public enum Colour {
  RED(1, 0, 0),
  GREEN(0, 1, 0),
  BLUE(0, 0, 1),
  YELLOW(1, 1, 0),
  CYAN(0, 1, 1),
  MAGENTA(1, 0, 1);

  private final int red;
  private final int green;
  private final int blue;

  Colour(int red, int green, int blue) {
    this.red = red;
    this.green = green;
    this.blue = blue;
  }

  /** How much it has of red (0), green (1) or blue (2): 0 or 1. */
  int channel(int index) {
    return switch (index) {
      case 0 -> red;
      case 1 -> green;
      case 2 -> blue;
      default -> throw new IllegalArgumentException("no channel " + index);
    };
  }

  /** The word in captions. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
