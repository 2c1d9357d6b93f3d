package io.unetlab.profiler.device;

/**
 * Conditions for measuring on a device.
 *
 * @param thermalStatus maximum Android thermal status
 * @param batteryPercent minimum charge
 * @param batteryCelsius maximum battery temperature
 * @param coolDownSeconds how long to wait for the device to come within these limits, and within 2
 *     °C of the battery's first temperature, before a round is refused
 */
public record DeviceLimits(
    int thermalStatus, int batteryPercent, double batteryCelsius, double coolDownSeconds) {

  /** Cool, sufficiently charged, with a wait of up to five minutes. */
  public static final DeviceLimits USUAL = new DeviceLimits(0, 30, 38, 300);
}
