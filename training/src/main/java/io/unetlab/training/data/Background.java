package io.unetlab.training.data;

import java.util.Locale;

/** What shapes are on. */
public enum Background {
  BLACK(0.05),
  GREY(0.5),
  WHITE(0.95);

  private final double brightness;

  Background(double brightness) {
    this.brightness = brightness;
  }

  /** From 0 to 1. */
  double brightness() {
    return brightness;
  }

  /** The word in captions. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
