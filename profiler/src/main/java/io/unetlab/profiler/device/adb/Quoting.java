package io.unetlab.profiler.device.adb;

import java.util.List;
import java.util.stream.Collectors;

/** Quotes words, since the device's shell parses every command again. */
final class Quoting {

  private static final String PLAIN = "[A-Za-z0-9_@%+=:,./-]+";

  private Quoting() {}

  /** A word that a POSIX shell reads literally. */
  static String quote(String word) {
    return word.matches(PLAIN) ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  static String words(List<String> words) {
    return words.stream().map(Quoting::quote).collect(Collectors.joining(" "));
  }
}
