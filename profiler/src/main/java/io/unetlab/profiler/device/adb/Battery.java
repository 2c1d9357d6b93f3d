package io.unetlab.profiler.device.adb;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The output of {@code dumpsys battery}. Manually overridden values, as app tests use, are ignored.
 *
 * @param percent from 0 to 100
 * @param celsius its temperature
 * @param charging false for a full battery on a cable; empty where the service does not know
 */
record Battery(OptionalInt percent, OptionalDouble celsius, Optional<Boolean> charging) {

  private static final String BY_HAND = "UPDATES STOPPED";
  private static final String UNKNOWN = "1";
  private static final String CHARGING = "2";

  static Battery parse(String text) {
    if (text.contains(BY_HAND)) {
      return new Battery(OptionalInt.empty(), OptionalDouble.empty(), Optional.empty());
    }
    Map<String, String> values = values(text);
    OptionalInt tenths = number(values, "temperature");
    return new Battery(
        percent(number(values, "level"), number(values, "scale")),
        tenths.isPresent() ? OptionalDouble.of(tenths.getAsInt() / 10.0) : OptionalDouble.empty(),
        Optional.ofNullable(values.get("status"))
            .filter(it -> !it.equals(UNKNOWN))
            .map(it -> it.equals(CHARGING)));
  }

  private static OptionalInt percent(OptionalInt level, OptionalInt scale) {
    if (level.isEmpty() || scale.orElse(100) <= 0) {
      return OptionalInt.empty();
    }
    return OptionalInt.of(Math.round(100f * level.getAsInt() / scale.orElse(100)));
  }

  private static Map<String, String> values(String text) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String line : text.lines().toList()) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        values.putIfAbsent(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
      }
    }
    return values;
  }

  private static OptionalInt number(Map<String, String> values, String name) {
    String value = values.getOrDefault(name, "");
    return value.matches("-?\\d{1,6}")
        ? OptionalInt.of(Integer.parseInt(value))
        : OptionalInt.empty();
  }
}
