package io.unetlab.profiler.device;

import io.unetlab.profiler.latency.DeviceKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Whether a device could be measured on now, with the default limits. Each sentence names an
 * obstacle and what to do about it.
 */
public final class Readiness {

  /** The first API level with a thermal status. */
  private static final int THERMAL_API = 29;

  /** Android's names of the thermal statuses, from 0. */
  private static final List<String> STATUSES =
      List.of("none", "light", "moderate", "severe", "critical", "emergency", "shutdown");

  private Readiness() {}

  /** The obstacles; empty when the device could be measured on. */
  public static List<String> lacks(SeenDevice device) {
    if (device.hindrance().isPresent()) {
      return List.of(device.hindrance().get());
    }
    List<String> lacks = new ArrayList<>();
    device.about().ifPresent(about -> addAge(about, lacks));
    addHeat(device.now(), lacks);
    addBattery(device.now(), lacks);
    return List.copyOf(lacks);
  }

  /** Non-blocking remarks. */
  public static List<String> remarks(SeenDevice device) {
    List<String> remarks = new ArrayList<>();
    device
        .twin()
        .ifPresent(
            twin ->
                remarks.add(
                    "it is the same device as " + twin + ", connected in another way: name one"));
    device.about().ifPresent(about -> addRemarks(about, device.now(), remarks));
    return List.copyOf(remarks);
  }

  /** {@code 2 (moderate)}. */
  public static String thermalStatus(int status) {
    String name = status >= 0 && status < STATUSES.size() ? STATUSES.get(status) : "unknown";
    return status + " (" + name + ")";
  }

  private static void addAge(SeenDevice.About about, List<String> lacks) {
    int api = about.api().orElse(DeviceParser.OLDEST_API);
    if (api < DeviceParser.OLDEST_API) {
      lacks.add(
          "it runs Android API level "
              + api
              + ", and the agent needs "
              + DeviceParser.OLDEST_API
              + " (Android 8.0): update it, or take a newer device");
    }
  }

  private static void addHeat(DeviceState now, List<String> lacks) {
    int status = now.thermalStatus().orElse(0);
    if (status > DeviceLimits.USUAL.thermalStatus()) {
      lacks.add(
          "its thermal status is "
              + thermalStatus(status)
              + ": let it cool down, out of its case and the sun");
    }
    double celsius = now.batteryCelsius().orElse(0);
    double limit = DeviceLimits.USUAL.batteryCelsius();
    if (celsius > limit) {
      lacks.add(
          String.format(
              Locale.ROOT,
              "its battery is at %.1f °C, at most %.0f °C is usual: let it cool down",
              celsius,
              limit));
    }
  }

  private static void addBattery(DeviceState now, List<String> lacks) {
    int percent = now.batteryPercent().orElse(100);
    int limit = DeviceLimits.USUAL.batteryPercent();
    if (percent < limit) {
      lacks.add(
          "its battery holds " + percent + " %, at least " + limit + " % is usual: charge it");
    }
  }

  private static void addRemarks(SeenDevice.About about, DeviceState now, List<String> remarks) {
    if (about.kind() == DeviceKind.EMULATOR || about.kind() == DeviceKind.SIMULATED) {
      String what = about.kind() == DeviceKind.EMULATOR ? "an emulator" : "no phone by its looks";
      remarks.add("it is " + what + ": nothing measured on it is shown as a phone's");
    }
    if (about.api().orElse(THERMAL_API) < THERMAL_API && now.thermalStatus().isEmpty()) {
      remarks.add(
          "it reports no thermal status (Android 10 and newer do): only its battery is watched");
    }
  }
}
