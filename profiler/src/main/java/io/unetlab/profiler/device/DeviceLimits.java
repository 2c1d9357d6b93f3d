package io.unetlab.profiler.device;

/**
 * When a device may be measured on.
 *
 * @param thermalStatus Android's, at most
 * @param batteryPercent at least
 * @param batteryCelsius at most
 * @param coolDownSeconds how long to wait for the device to come within these limits, and within 2
 *     °C of the battery's first temperature, before a round is refused
 */
public record DeviceLimits(
    int thermalStatus, int batteryPercent, double batteryCelsius, double coolDownSeconds) {

  /** Cool, not nearly empty, and five minutes of patience. */
  public static final DeviceLimits USUAL = new DeviceLimits(0, 30, 38, 300);
}
