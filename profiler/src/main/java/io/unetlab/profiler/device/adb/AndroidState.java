package io.unetlab.profiler.device.adb;

import io.unetlab.profiler.device.DeviceState;

/** How warm and how charged an Android device is; what its services do not tell stays empty. */
public final class AndroidState {

  private AndroidState() {}

  /** Asks a device. */
  public static DeviceState read(AdbShell shell) {
    Thermals thermals = Thermals.parse(shell.run("dumpsys thermalservice").out());
    Battery battery = Battery.parse(shell.run("dumpsys battery").out());
    return new DeviceState(
        thermals.status(),
        thermals.temperatures(),
        battery.percent(),
        battery.celsius(),
        battery.charging());
  }
}
