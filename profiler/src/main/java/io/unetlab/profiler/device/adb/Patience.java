package io.unetlab.profiler.device.adb;

import java.time.Duration;

/**
 * Timeouts for a device, since a broken connection does not report itself.
 *
 * @param shell for one command
 * @param answer for a host's server to say that it is there
 * @param push for any push, in addition to the transfer time
 * @param pushBytesPerSecond the slowest acceptable transfer rate
 * @param grace for a run to exit by itself after its deadline
 */
public record Patience(
    Duration shell, Duration answer, Duration push, long pushBytesPerSecond, Duration grace) {

  /** For a phone on a slow cable. */
  public static final Patience USUAL =
      new Patience(
          Duration.ofSeconds(30),
          Duration.ofSeconds(10),
          Duration.ofSeconds(60),
          1 << 20,
          Duration.ofSeconds(15));

  Duration push(long bytes) {
    return push.plusMillis(1000 * bytes / pushBytesPerSecond);
  }
}
