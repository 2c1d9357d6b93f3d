package io.unetlab.profiler.device;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * How warm and how charged a device is at one moment; empty where it does not say.
 *
 * @param thermalStatus Android's, from 0, no throttling, to 6, shutdown
 * @param temperatures degrees Celsius by the sensor's name, as the hardware reports them now
 * @param batteryPercent from 0 to 100
 * @param batteryCelsius degrees Celsius
 * @param charging whether it is; empty where the device does not say
 */
public record DeviceState(
    OptionalInt thermalStatus,
    Map<String, Double> temperatures,
    OptionalInt batteryPercent,
    OptionalDouble batteryCelsius,
    Optional<Boolean> charging) {

  /** Of a machine that says nothing. */
  public static final DeviceState UNKNOWN =
      new DeviceState(
          OptionalInt.empty(),
          Map.of(),
          OptionalInt.empty(),
          OptionalDouble.empty(),
          Optional.empty());

  public DeviceState {
    temperatures = Map.copyOf(temperatures);
  }
}
