package io.unetlab.profiler.device.adb;

import io.unetlab.profiler.device.DeviceException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an Android system says of itself by {@code getprop}. */
public final class AndroidProperties {

  // A value may go over several lines.
  private static final Pattern ENTRY =
      Pattern.compile("^\\[([^\\]]+)\\]: \\[(.*?)\\]\\s*$", Pattern.MULTILINE | Pattern.DOTALL);

  private final Map<String, String> values;

  private AndroidProperties(Map<String, String> values) {
    this.values = values;
  }

  /** Reads what {@code getprop} prints. */
  public static AndroidProperties parse(String text) {
    Map<String, String> values = new TreeMap<>();
    Matcher entries = ENTRY.matcher(text);
    while (entries.find()) {
      values.put(entries.group(1), entries.group(2).strip());
    }
    return new AndroidProperties(values);
  }

  /** Asks a device. */
  public static AndroidProperties of(AdbShell shell) {
    return parse(shell.text("getprop"));
  }

  /** A property's value; empty when there is none. */
  public String get(String name) {
    return values.getOrDefault(name, "");
  }

  /** The value of the first of these properties that has one. */
  String first(String... names) {
    return Arrays.stream(names)
        .map(this::get)
        .filter(value -> !value.isEmpty())
        .findFirst()
        .orElse("");
  }

  /** Android's API level. */
  public int api() {
    String level = get("ro.build.version.sdk");
    if (!level.matches("\\d{1,4}")) {
      throw DeviceException.refused(
          "the device does not say which Android it runs: ro.build.version.sdk is `"
              + level
              + "`, expected a number; is it an Android device?");
    }
    return Integer.parseInt(level);
  }

  /** What its processor can run, the preferred first, as one comma-separated text. */
  public String abis() {
    return first("ro.product.cpu.abilist", "ro.product.cpu.abi");
  }

  boolean offers(String abi) {
    return Arrays.asList(abis().split(",")).contains(abi);
  }
}
