package io.unetlab.profiler.runtime;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much memory a run may use without swapping out other processes. */
final class FreeMemory {

  private static final Path MEMINFO = Path.of("/proc/meminfo");
  private static final Pattern AVAILABLE = Pattern.compile("(?m)^MemAvailable:\\s+(\\d+) kB$");
  private static final double SHARE = 0.8;

  private FreeMemory() {}

  /** Whether this much memory is available. */
  static boolean holds(long bytes) {
    return bytes < SHARE * available();
  }

  private static long available() {
    try {
      Matcher line = AVAILABLE.matcher(Files.readString(MEMINFO));
      if (line.find()) {
        return 1024 * Long.parseLong(line.group(1));
      }
    } catch (IOException noSuchFile) {
      // Other systems report free memory to Java, but not what they could reclaim.
    }
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getFreeMemorySize()
        : 0;
  }
}
