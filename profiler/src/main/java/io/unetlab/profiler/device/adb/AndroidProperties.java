package io.unetlab.profiler.device.adb;

import io.unetlab.profiler.device.DeviceException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The properties of an Android system from {@code getprop}. */
public final class AndroidProperties {

  // A value may span several lines.
  private static final Pattern ENTRY =
      Pattern.compile(
          "^\\[([^\\]\\n]++)\\]: \\[(.*?)\\][ \\t\\r]*+$", Pattern.MULTILINE | Pattern.DOTALL);

  private final Map<String, String> values;

  private AndroidProperties(Map<String, String> values) {
    this.values = values;
  }

  /** Parses the output of {@code getprop}. */
  public static AndroidProperties parse(String text) {
    Map<String, String> values = new TreeMap<>();
    Matcher entries = ENTRY.matcher(text);
    while (entries.find()) {
      values.put(entries.group(1), entries.group(2).strip());
    }
    return new AndroidProperties(values);
  }

  /** Queries a device. */
  public static AndroidProperties of(AdbShell shell) {
    return parse(shell.text("getprop"));
  }

  /** A property's value; an empty text if missing. */
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

  /** The supported ABIs, the preferred first, comma-separated. */
  public String abis() {
    return first("ro.product.cpu.abilist", "ro.product.cpu.abi");
  }

  boolean offers(String abi) {
    return Arrays.asList(abis().split(",")).contains(abi);
  }
}
