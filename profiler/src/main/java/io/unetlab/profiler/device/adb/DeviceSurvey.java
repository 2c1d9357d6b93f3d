package io.unetlab.profiler.device.adb;

import io.unetlab.profiler.device.DeviceException;
import io.unetlab.profiler.device.SeenDevice;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Lists the devices that adb sees and what each reports. Read-only. */
public final class DeviceSurvey {

  private DeviceSurvey() {}

  /**
   * All devices, in adb's order. One that does not answer does not block the others.
   *
   * @throws DeviceException when adb itself fails
   */
  public static List<SeenDevice> of(Adb adb) {
    Map<String, String> serials = new HashMap<>();
    List<AdbDevice> all = adb.devices();
    return all.stream().map(it -> look(adb, it, it.address(all), serials).at(adb.host())).toList();
  }

  /**
   * @param serial or the transport, if another device has the same serial
   * @param serials by identity of the devices seen so far
   */
  private static SeenDevice look(
      Adb adb, AdbDevice device, String serial, Map<String, String> serials) {
    if (!device.ready()) {
      return SeenDevice.mute(
          serial, device.state(), device.hindrance().orElse("it cannot be used"));
    }
    try {
      AdbShell shell = adb.on(serial);
      AndroidProperties properties = AndroidProperties.of(shell);
      SeenDevice seen = SeenDevice.asked(serial, about(properties), AndroidState.read(shell));
      return DeviceClaim.identity(shell, properties)
          .map(identity -> serials.putIfAbsent(identity, serial))
          .map(seen::by)
          .orElse(seen);
    } catch (DeviceException e) {
      return SeenDevice.mute(serial, device.state(), String.valueOf(e.getMessage()));
    }
  }

  private static SeenDevice.About about(AndroidProperties properties) {
    return new SeenDevice.About(
        KindEvidence.kind(properties),
        AndroidTarget.name(properties),
        AndroidTarget.soc(properties),
        AndroidTarget.os(properties),
        OptionalInt.of(properties.api()),
        List.of(properties.abis().split(",")));
  }
}
