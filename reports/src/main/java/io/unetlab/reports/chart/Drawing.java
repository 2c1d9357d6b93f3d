package io.unetlab.reports.chart;

import java.util.Optional;

/** Whether this machine can draw: it needs a font, but no screen. */
public final class Drawing {

  private Drawing() {}

  /** Why pictures cannot be drawn here; empty when they can. */
  public static Optional<String> obstacle() {
    if (System.getProperty("java.awt.headless") == null) {
      System.setProperty("java.awt.headless", "true");
    }
    try {
      Pen.width("0", Pen.PLAIN);
      return Optional.empty();
    } catch (RuntimeException | LinkageError | InternalError e) {
      // Java reports missing fonts and missing font libraries in any of these ways.
      return Optional.of(
          "No pictures: Java finds no fonts on this machine ("
              + e
              + "). Install fontconfig and any"
              + " font, then run again.");
    }
  }
}
