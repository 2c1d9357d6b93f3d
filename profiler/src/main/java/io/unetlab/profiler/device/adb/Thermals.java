package io.unetlab.profiler.device.adb;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The current values of {@code dumpsys thermalservice}. The preceding block of cached temperatures
 * is stale and ignored.
 *
 * @param status from 0, no throttling, to 6, shutdown; empty before Android 10
 * @param temperatures degrees Celsius by the sensor's name
 */
record Thermals(OptionalInt status, Map<String, Double> temperatures) {

  private static final Pattern STATUS =
      Pattern.compile("(?m)^[ \\t]*+Thermal Status:[ \\t]*+(\\d)[ \\t\\r]*+$");
  private static final String NOW = "Current temperatures from HAL:";
  private static final Pattern TEMPERATURE =
      Pattern.compile(
          "\\s*+Temperature\\{mValue=(-?+[0-9.]++(?:E-?+\\d++)?+), mType=-?+\\d++,"
              + " mName=([^,}]++),.*\\}\\s*+");

  static Thermals parse(String text) {
    Matcher status = STATUS.matcher(text);
    return new Thermals(
        status.find() ? OptionalInt.of(Integer.parseInt(status.group(1))) : OptionalInt.empty(),
        temperatures(text));
  }

  private static Map<String, Double> temperatures(String text) {
    Map<String, Double> temperatures = new LinkedHashMap<>();
    int at = text.indexOf(NOW);
    if (at >= 0) {
      text.substring(at + NOW.length())
          .lines()
          .skip(1)
          .map(TEMPERATURE::matcher)
          .takeWhile(Matcher::matches)
          .forEach(it -> temperatures.put(it.group(2).strip(), Double.valueOf(it.group(1))));
    }
    return temperatures;
  }
}
