package io.unetlab.cli.output;

import java.util.Locale;

/** How long something still takes, in a progress line. */
public final class TimeText {

  private static final double MINUTE = 60;
  private static final double HOUR = 60 * MINUTE;

  private TimeText() {}

  /** {@code 90 s}, {@code 31 min}, {@code 2.5 h}. */
  public static String of(double seconds) {
    if (seconds < 2 * MINUTE) {
      return String.format(Locale.ROOT, "%.0f s", seconds);
    }
    return seconds < 2 * HOUR
        ? String.format(Locale.ROOT, "%.0f min", seconds / MINUTE)
        : String.format(Locale.ROOT, "%.1f h", seconds / HOUR);
  }
}
