package io.unetlab.profiler.device.adb;

import io.unetlab.profiler.device.DeviceException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Gives one session of this process exclusive use of a device. A device attached by cable and over
 * the network has two serials in adb but is still one device. Use by another process is detected on
 * the device itself.
 */
final class DeviceClaim implements AutoCloseable {

  private static final String BOOT_ID = "cat /proc/sys/kernel/random/boot_id 2>/dev/null";
  private static final Map<String, String> CLAIMED = new ConcurrentHashMap<>();

  private final String identity;

  private DeviceClaim(String identity) {
    this.identity = identity;
  }

  /**
   * Claims the device until closed.
   *
   * @throws DeviceException when this process holds it already
   */
  static DeviceClaim take(AdbShell shell, AndroidProperties properties) {
    String identity = identity(shell, properties).orElse("adb's " + shell.label());
    String holder = CLAIMED.putIfAbsent(identity, shell.label());
    if (holder != null) {
      throw DeviceException.refused(
          String.format(
              Locale.ROOT,
              "device %s is the same as %s, connected in another way, which is being measured now;"
                  + " leave one out",
              shell.label(),
              holder));
    }
    return new DeviceClaim(identity);
  }

  /**
   * The identity of a device from its own properties: emulators may share a serial, containers a
   * boot ID. Empty without a serial.
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
