package io.unetlab.profiler.device;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Temperature and charge of a device at one moment; empty where it does not report them.
 *
 * @param thermalStatus Android's, from 0, no throttling, to 6, shutdown
 * @param temperatures degrees Celsius by the sensor's name, as the hardware reports them now
 * @param batteryPercent from 0 to 100
 * @param batteryCelsius degrees Celsius
 * @param charging empty where the device does not report it
 */
public record DeviceState(
    OptionalInt thermalStatus,
    Map<String, Double> temperatures,
    OptionalInt batteryPercent,
    OptionalDouble batteryCelsius,
    Optional<Boolean> charging) {

  /** The state of a machine that reports nothing. */
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
