package io.unetlab.profiler.device.adb;

import io.unetlab.profiler.device.DeviceException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Selects the device: the one named, or the only one. Never guesses among several. */
final class DeviceChoice {

  private DeviceChoice() {}

  /**
   * Selects a device that can run commands.
   *
   * @param serial empty for the only device
   * @param at of adb's messages; empty without a host
   * @throws DeviceException when the choice is ambiguous or the device cannot be used
   */
  static AdbDevice among(List<AdbDevice> devices, Optional<String> serial, String at) {
    if (devices.isEmpty()) {
      throw DeviceException.refused(
          "adb"
              + at
              + " sees no device"
              + serial.map(name -> ", nor the one wanted, " + name).orElse("")
              + ": plug it in, switch on USB debugging in its developer options, and allow this"
              + " computer when it asks");
    }
    AdbDevice device =
        serial.map(name -> named(devices, name, at)).orElseGet(() -> only(devices, at));
    device
        .hindrance()
        .ifPresent(
            reason -> {
              throw DeviceException.refused(
                  "device " + device.serial() + at + " cannot be used; " + reason);
            });
    return device;
  }

  private static AdbDevice named(List<AdbDevice> devices, String serial, String at) {
    List<AdbDevice> named =
        devices.stream()
            .filter(it -> it.serial().equals(serial) || it.transport().equals(Optional.of(serial)))
            .toList();
    if (named.isEmpty()) {
      throw DeviceException.refused(
          "device "
              + serial
              + " is not among those that adb"
              + at
              + " sees: "
              + labels(devices)
              + "; plug it in, or name another as serial");
    }
    if (named.size() > 1) {
      throw DeviceException.refused(
          "adb"
              + at
              + " sees "
              + named.size()
              + " devices with the serial "
              + serial
              + "; name one as serial: "
              + named.stream().map(it -> it.address(devices)).collect(Collectors.joining(", ")));
    }
    return named.get(0);
  }

  private static AdbDevice only(List<AdbDevice> devices, String at) {
    if (devices.size() > 1) {
      throw DeviceException.refused(
          "adb"
              + at
              + " sees several devices: "
              + labels(devices)
              + "; name the one to use as serial");
    }
    return devices.get(0);
  }

  private static String labels(List<AdbDevice> devices) {
    return devices.stream().map(AdbDevice::label).collect(Collectors.joining(", "));
  }
}
