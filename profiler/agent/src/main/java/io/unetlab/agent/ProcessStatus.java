package io.unetlab.agent;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;

/** The status of a process, as Linux reports it. */
final class ProcessStatus {

  private static final long KILOBYTE = 1024;

  private final String text;

  ProcessStatus(File status) {
    this.text = read(status);
  }

  /** The current status of this process. */
  static ProcessStatus own() {
    return new ProcessStatus(new File("/proc/self/status"));
  }

  private static String read(File status) {
    try {
      return new String(Files.readAllBytes(status.toPath()), StandardCharsets.ISO_8859_1);
    } catch (IOException | SecurityException unreported) {
      return "";
    }
  }

  /** Peak resident bytes; 0 where unknown. */
  long peakBytes() {
    String[] words = value("VmHWM").split(" ");
    try {
      return Long.parseLong(words[0]) * KILOBYTE;
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /** The allowed CPUs as a hexadecimal mask; empty where unknown. */
  String cpusAllowed() {
    return value("Cpus_allowed");
  }

  private String value(String key) {
    for (String line : text.split("\n")) {
      if (line.startsWith(key + ":")) {
        return line.substring(key.length() + 1).trim();
      }
    }
    return "";
  }
}
