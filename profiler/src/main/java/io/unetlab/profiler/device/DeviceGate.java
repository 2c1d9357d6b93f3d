package io.unetlab.profiler.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.DoubleConsumer;
import java.util.function.Supplier;

/**
 * A hot phone is a different phone: a round starts only when the device is within its limits and
 * its battery within 2 °C of its first temperature. Until then the gate waits; it refuses when that
 * takes too long.
 */
public final class DeviceGate {

  private static final double WARMER = 2;
  private static final double STEP_SECONDS = 5;

  private final DeviceLimits limits;
  private final Supplier<DeviceState> state;
  private final DoubleConsumer sleep;
  private OptionalDouble first = OptionalDouble.empty();

  /**
   * @param state queries the device
   * @param sleep waits this many seconds
   */
  public DeviceGate(DeviceLimits limits, Supplier<DeviceState> state, DoubleConsumer sleep) {
    this.limits = limits;
    this.state = state;
    this.sleep = sleep;
  }

  /**
   * Waits until a round may start.
   *
   * @return the state at its start
   * @throws DeviceException when the device does not come within its limits in time
   */
  public DeviceState pass() {
    double waited = 0;
    while (true) {
      DeviceState now = state.get();
      List<String> reasons = reasons(now);
      if (reasons.isEmpty()) {
        if (first.isEmpty()) {
          first = now.batteryCelsius();
        }
        return now;
      }
      if (waited >= limits.coolDownSeconds()
          || now.batteryPercent().orElse(100) < limits.batteryPercent()) {
        throw refusal(reasons, waited);
      }
      sleep.accept(STEP_SECONDS);
      waited += STEP_SECONDS;
    }
  }

  private List<String> reasons(DeviceState now) {
    List<String> reasons = new ArrayList<>();
    now.thermalStatus()
        .ifPresent(
            status -> {
              if (status > limits.thermalStatus()) {
                reasons.add(
                    "its thermal status is "
                        + status
                        + ", at most "
                        + limits.thermalStatus()
                        + " is allowed");
              }
            });
    now.batteryPercent()
        .ifPresent(
            percent -> {
              if (percent < limits.batteryPercent()) {
                reasons.add(
                    "its battery holds "
                        + percent
                        + " %, at least "
                        + limits.batteryPercent()
                        + " % is needed");
              }
            });
    double warmest = Math.min(limits.batteryCelsius(), first.orElse(Double.MAX_VALUE) + WARMER);
    now.batteryCelsius()
        .ifPresent(
            celsius -> {
              if (celsius > warmest) {
                reasons.add(
                    String.format(
                        Locale.ROOT,
                        "its battery is at %.1f °C, at most %.1f °C is allowed",
                        celsius,
                        warmest));
              }
            });
    return reasons;
  }

  private static DeviceException refusal(List<String> reasons, double waited) {
    String after =
        waited == 0 ? "" : String.format(Locale.ROOT, " after %.0f s of waiting", waited);
    return DeviceException.refused(
        "the device may not be measured on" + after + ": " + String.join("; ", reasons));
  }
}
