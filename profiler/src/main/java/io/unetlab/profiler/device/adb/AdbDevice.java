package io.unetlab.profiler.device.adb;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One device as {@code adb devices -l} lists it.
 *
 * @param state as adb reports it: {@code device} when ready
 * @param details by name: {@code model}, {@code product}, ...
 */
public record AdbDevice(String serial, String state, Map<String, String> details) {

  // A serial may contain spaces, so it ends where a known state starts.
  private static final Pattern LINE =
      Pattern.compile(
          "(?<serial>\\S.*?)\\s+(?<state>device|offline|unauthorized|authorizing|connecting"
              + "|bootloader|recovery|rescue|sideload|host|detached|unknown|no permissions\\b.*?)"
              + "(?<details>(\\s+[a-z_]+:\\S+)*)\\s*");

  public AdbDevice {
    details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
  }

  /** Parses the output of {@code adb devices -l}; other lines are skipped. */
  public static List<AdbDevice> parse(String text) {
    return text.lines()
        .filter(line -> !line.startsWith("*"))
        .map(LINE::matcher)
        .filter(Matcher::matches)
        .map(AdbDevice::of)
        .toList();
  }

  private static AdbDevice of(Matcher line) {
    Map<String, String> details = new LinkedHashMap<>();
    for (String detail : line.group("details").strip().split("\\s+")) {
      int colon = detail.indexOf(':');
      if (colon > 0) {
        details.put(detail.substring(0, colon), detail.substring(colon + 1));
      }
    }
    return new AdbDevice(line.group("serial"), line.group("state").strip(), details);
  }

  /**
   * What tells it from the others: its serial, or its transport, {@code transport_id:5}, if another
   * has the same serial, as some boards have.
   */
  String address(List<AdbDevice> all) {
    boolean unique = all.stream().filter(it -> it.serial().equals(serial)).count() < 2;
    return unique ? serial : transport().orElse(serial);
  }

  /** Its transport in adb's numbering, which changes when it is plugged in again. */
  Optional<String> transport() {
    return Optional.ofNullable(details.get("transport_id")).map(AdbShell.TRANSPORT::concat);
  }

  /** Whether it can run commands. */
  public boolean ready() {
    return state.equals("device");
  }

  /** Why it cannot run commands, and what to do; empty when it can. */
  public Optional<String> hindrance() {
    if (ready()) {
      return Optional.empty();
    }
    if (state.startsWith("no permissions")) {
      return Optional.of(
          "adb has no permissions for it: add a udev rule for its vendor (Debian and Ubuntu:"
              + " apt-get install android-sdk-platform-tools-common) and your user to the group"
              + " plugdev, then plug it in again; adb says: "
              + state);
    }
    return Optional.of(
        switch (state) {
          case "unauthorized" ->
              "it is unauthorized: unlock it and allow USB debugging from this computer in the"
                  + " dialog that it shows; if it shows none, plug it in again";
          case "authorizing", "connecting" -> "it is " + state + ": wait a moment and try again";
          case "offline" ->
              "it is offline: plug it in again, or restart it; over the network, connect it again"
                  + " by adb connect";
          default -> "it is in the state " + state + ": start it into Android as usual";
        });
  }

  /** For a list to choose from: {@code SERIAL (Pixel_8, device)}. */
  String label() {
    String model = details.containsKey("model") ? details.get("model") + ", " : "";
    return serial + " (" + model + state + ")";
  }
}
