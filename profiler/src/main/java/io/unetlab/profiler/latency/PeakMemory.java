package io.unetlab.profiler.latency;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A process's peak resident memory, the only figure an operating system keeps for free: it never
 * falls, and it includes Java's heap.
 */
public final class PeakMemory {

  private static final Pattern MARK = Pattern.compile("(?m)^VmHWM:\\s+(\\d+) kB$");

  private PeakMemory() {}

  /** Peak resident bytes of this process; empty where the operating system does not report them. */
  public static OptionalLong residentBytes() {
    return residentBytes("self");
  }

  /** Peak resident bytes of another running process. */
  public static OptionalLong residentBytes(long pid) {
    return residentBytes(Long.toString(pid));
  }

  private static OptionalLong residentBytes(String process) {
    try {
      return parse(Files.readString(Path.of("/proc", process, "status")));
    } catch (IOException noSuchFile) {
      return OptionalLong.empty();
    }
  }

  static OptionalLong parse(String status) {
    Matcher mark = MARK.matcher(status);
    return mark.find()
        ? OptionalLong.of(1024 * Long.parseLong(mark.group(1)))
        : OptionalLong.empty();
  }
}
