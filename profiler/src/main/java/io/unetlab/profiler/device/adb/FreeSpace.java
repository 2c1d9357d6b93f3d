package io.unetlab.profiler.device.adb;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/** Reads {@code df -k}, whose columns differ between versions, by their titles. */
final class FreeSpace {

  private FreeSpace() {}

  /** Bytes that may be written; empty when the text does not say. */
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
