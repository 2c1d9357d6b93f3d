package io.unetlab.ablations.exact;

import java.time.Duration;
import java.util.Objects;

/**
 * How much a front may take.
 *
 * @param bytes of memory for its messages
 */
public record Effort(long bytes, Duration time) {

  public Effort {
    Objects.requireNonNull(time, "time");
    if (bytes < 1 || time.isNegative() || time.isZero()) {
      throw new IllegalArgumentException(
          "an effort is more than nothing, found " + bytes + " bytes, " + time);
    }
  }

  /** Half of this program's memory, and ten minutes. */
  public static Effort usual() {
    return new Effort(Runtime.getRuntime().maxMemory() / 2, Duration.ofMinutes(10));
  }
}
