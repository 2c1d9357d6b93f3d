package io.unetlab.profiler.device.adb;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/** Parses {@code df -k} by column title, since the columns differ between versions. */
final class FreeSpace {

  private FreeSpace() {}

  /** Available bytes; empty when the text does not contain them. */
  static OptionalLong parse(String text) {
    List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
    if (lines.size() < 2) {
      return OptionalLong.empty();
    }
    int column = Arrays.asList(words(lines.get(0))).indexOf("Available");
    String[] values = words(lines.get(lines.size() - 1));
    if (column < 0 || column >= values.length || !values[column].matches("\\d{1,15}")) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(1024 * Long.parseLong(values[column]));
  }

  private static String[] words(String line) {
    return line.strip().split("\\s+");
  }
}
