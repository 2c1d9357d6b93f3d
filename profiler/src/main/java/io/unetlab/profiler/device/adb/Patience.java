package io.unetlab.profiler.device.adb;

import java.time.Duration;

/**
 * How long a device may take; a cable that broke says nothing by itself.
 *
 * @param shell for one command
 * @param push for any push, besides what its bytes take
 * @param pushBytesPerSecond the slowest push worth waiting for
 * @param grace for a run to end by itself once its own deadline has passed
 */
public record Patience(Duration shell, Duration push, long pushBytesPerSecond, Duration grace) {

  /** For a phone on a slow cable. */
  public static final Patience USUAL =
      new Patience(Duration.ofSeconds(30), Duration.ofSeconds(60), 1 << 20, Duration.ofSeconds(15));

  Duration push(long bytes) {
    return push.plusMillis(1000 * bytes / pushBytesPerSecond);
  }
}
