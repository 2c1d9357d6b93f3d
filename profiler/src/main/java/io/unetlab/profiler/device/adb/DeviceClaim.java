package io.unetlab.profiler.device.adb;

import io.unetlab.profiler.device.DeviceException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A device that is attached by a cable and over the network has two serials to adb, and is one all
 * the same: this process uses it once at a time. Another process's use shows on the device itself.
 */
final class DeviceClaim implements AutoCloseable {

  private static final String BOOT_ID = "cat /proc/sys/kernel/random/boot_id 2>/dev/null";
  private static final Map<String, String> CLAIMED = new ConcurrentHashMap<>();

  private final String identity;

  private DeviceClaim(String identity) {
    this.identity = identity;
  }

  /**
   * Holds the device until it is closed.
   *
   * @throws DeviceException when this process holds it already
   */
  static DeviceClaim take(AdbShell shell, AndroidProperties properties) {
    String identity = identity(shell, properties).orElse("adb's " + shell.serial());
    String holder = CLAIMED.putIfAbsent(identity, shell.serial());
    if (holder != null) {
      throw DeviceException.refused(
          String.format(
              "device %s is the same as %s, by another way, on which one measures now; leave one out",
              shell.serial(), holder));
    }
    return new DeviceClaim(identity);
  }

  /**
   * What tells a device from every other, by its own words: emulators share a serial, containers a
   * boot. Empty of one that tells no serial.
   */
  static Optional<String> identity(AdbShell shell, AndroidProperties properties) {
    String serial = properties.first("ro.serialno", "ro.boot.serialno");
    return serial.isEmpty()
        ? Optional.empty()
        : Optional.of(serial + ' ' + shell.run(BOOT_ID).out().strip());
  }

  @Override
  public void close() {
    CLAIMED.remove(identity);
  }
}
