package io.unetlab.agent;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;

/** What Linux says of a process. */
final class ProcessStatus {

  private static final long KILOBYTE = 1024;

  private final String text;

  ProcessStatus(File status) {
    this.text = read(status);
  }

  /** This process's, now. */
  static ProcessStatus own() {
    return new ProcessStatus(new File("/proc/self/status"));
  }

  private static String read(File status) {
    try {
      return new String(Files.readAllBytes(status.toPath()), StandardCharsets.ISO_8859_1);
    } catch (IOException | SecurityException notToldHere) {
      return "";
    }
  }

  /** The most bytes it ever held in memory; 0 where that is unknown. */
  long peakBytes() {
    String[] words = value("VmHWM").split(" ");
    try {
      return Long.parseLong(words[0]) * KILOBYTE;
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /** The CPUs it may use as a hexadecimal mask; empty where that is unknown. */
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
