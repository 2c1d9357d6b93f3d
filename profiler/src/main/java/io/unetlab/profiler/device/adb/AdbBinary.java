package io.unetlab.profiler.device.adb;

import io.unetlab.profiler.device.DeviceException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Locates adb. If {@code UNETLAB_ADB} is set, it must name a usable program. */
final class AdbBinary {

  private static final String OWN = "UNETLAB_ADB";
  private static final List<String> SDKS = List.of("ANDROID_HOME", "ANDROID_SDK_ROOT");
  private static final String HOW =
      "install Android's platform tools (Debian and Ubuntu: apt-get install adb; macOS: brew install"
          + " --cask android-platform-tools; others:"
          + " https://developer.android.com/tools/releases/platform-tools), or set "
          + OWN
          + " to the adb program";

  private AdbBinary() {}

  /**
   * Finds the program through the environment.
   *
   * @throws DeviceException when there is none
   */
  static Path find(Map<String, String> environment) {
    String own = environment.getOrDefault(OWN, "");
    if (!own.isBlank()) {
      return runnable(Path.of(own));
    }
    return places(environment).stream()
        .filter(Files::isRegularFile)
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () ->
                DeviceException.refused(
                    "adb was not found by "
                        + OWN
                        + ", in platform-tools of "
                        + String.join(" or ", SDKS)
                        + ", or on the PATH; "
                        + HOW));
  }

  private static Path runnable(Path own) {
    if (Files.isRegularFile(own) && Files.isExecutable(own)) {
      return own;
    }
    throw DeviceException.refused(
        OWN + " is " + own + ", which is no program that can be run; correct it, or " + HOW);
  }

  private static List<Path> places(Map<String, String> environment) {
    String program = File.separatorChar == '\\' ? "adb.exe" : "adb";
    List<Path> places = new ArrayList<>();
    for (String sdk : SDKS) {
      String folder = environment.getOrDefault(sdk, "");
      if (!folder.isBlank()) {
        places.add(Path.of(folder, "platform-tools", program));
      }
    }
    for (String folder : environment.getOrDefault("PATH", "").split(File.pathSeparator)) {
      if (!folder.isBlank()) {
        places.add(Path.of(folder, program));
      }
    }
    return places;
  }
}
