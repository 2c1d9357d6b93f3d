package io.unetlab.profiler.device.adb;

import io.unetlab.profiler.device.DeviceState;

/** Temperature and charge of an Android device; empty where its services do not report them. */
public final class AndroidState {

  private AndroidState() {}

  /** Queries a device. */
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
