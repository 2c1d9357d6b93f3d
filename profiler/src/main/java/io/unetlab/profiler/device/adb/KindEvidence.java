package io.unetlab.profiler.device.adb;

import io.unetlab.profiler.latency.DeviceKind;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Determines what an Android system is from its properties alone: a phone must look like one in
 * every respect, since its latencies are shown as a phone's.
 */
final class KindEvidence {

  /** Set by programs that only speak the device protocol. */
  static final String STAND_IN = "ro.unetlab.standin";

  // brand/product/device:release/id/incremental:type/tags
  private static final Pattern FINGERPRINT =
      Pattern.compile(
          "[^/:\\s]+/[^/:\\s]+/[^/:\\s]+:[^/:\\s]+/[^/:\\s]+/[^/:\\s]+:[^/:\\s]+/[^/:\\s]+");

  private static final List<String> EMULATED_HARDWARE =
      List.of("goldfish", "ranchu", "cutf", "vsoc", "vbox86", "ttvm", "nox");
  private static final List<String> EMULATED_NAMES =
      List.of("generic", "sdk_gphone", "google_sdk", "emulator", "emu64", "vbox86p", "cuttlefish");

  private KindEvidence() {}

  static DeviceKind kind(AndroidProperties properties) {
    if (!properties.get(STAND_IN).isEmpty()) {
      return DeviceKind.SIMULATED;
    }
    if (emulated(properties)) {
      return DeviceKind.EMULATOR;
    }
    return plausible(properties) ? DeviceKind.PHONE : DeviceKind.SIMULATED;
  }

  private static boolean emulated(AndroidProperties properties) {
    String hardware = properties.first("ro.hardware", "ro.boot.hardware").toLowerCase(Locale.ROOT);
    String names =
        (properties.get("ro.build.fingerprint")
                + ' '
                + properties.get("ro.product.model")
                + ' '
                + properties.get("ro.product.device"))
            .toLowerCase(Locale.ROOT);
    return properties.get("ro.kernel.qemu").equals("1")
        || properties.get("ro.boot.qemu").equals("1")
        || EMULATED_HARDWARE.stream().anyMatch(hardware::startsWith)
        || EMULATED_NAMES.stream().anyMatch(name -> names.matches(".*\\b" + name + ".*"));
  }

  private static boolean plausible(AndroidProperties properties) {
    String release = properties.get("ro.build.version.release");
    return FINGERPRINT.matcher(properties.get("ro.build.fingerprint")).matches()
        && !release.isEmpty()
        && properties.get("ro.build.fingerprint").contains(":" + release + "/")
        && !properties.get("ro.product.manufacturer").isEmpty()
        && !properties.get("ro.product.model").isEmpty()
        && !properties.get("ro.hardware").isEmpty();
  }
}
