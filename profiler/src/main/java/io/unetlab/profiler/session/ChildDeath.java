package io.unetlab.profiler.session;

import com.sun.management.OperatingSystemMXBean;
import io.unetlab.profiler.metric.Quantity;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.Set;

/** What a measuring process's exit code tells of why it gave no result. */
final class ChildDeath {

  /** A process that a signal ended has 128 and the signal's number, as shells have it. */
  private static final int SIGNAL = 128;

  private static final int KILLED = SIGNAL + 9;

  /** What Ctrl-C sends to all processes of a terminal, and nothing else does. */
  private static final int INTERRUPTED = SIGNAL + 2;

  /** Hang-up, terminate: what asks a program to end. */
  private static final Set<Integer> STOPS = Set.of(SIGNAL + 1, SIGNAL + 15);

  /** Illegal instruction, abort, bus error, arithmetic, segmentation fault. */
  private static final Set<Integer> CRASHES =
      Set.of(SIGNAL + 4, SIGNAL + 6, SIGNAL + 7, SIGNAL + 8, SIGNAL + 11);

  private ChildDeath() {}

  /** Whether the user stopped it. */
  static boolean isInterrupt(int exitCode) {
    return exitCode == INTERRUPTED;
  }

  /**
   * In words.
   *
   * @param peakBytes the most memory that it was seen to hold; empty when it was not seen
   * @param lastLines the last lines it printed; empty when it printed nothing
   */
  static String reason(int exitCode, long pid, OptionalLong peakBytes, String lastLines) {
    if (exitCode == KILLED) {
      return "the measuring process was killed, most likely for want of memory" + memory(peakBytes);
    }
    if (STOPS.contains(exitCode)) {
      return "the measuring process was asked to end (exit code "
          + exitCode
          + "), as some systems do for want of memory"
          + memory(peakBytes);
    }
    if (CRASHES.contains(exitCode)) {
      return "the measuring process crashed (exit code " + exitCode + ")" + report(pid, lastLines);
    }
    return "the measuring process ended with exit code "
        + exitCode
        + " and without a result"
        + said(lastLines);
  }

  private static String memory(OptionalLong peakBytes) {
    if (peakBytes.isPresent()
        && ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system) {
      return ": it was seen to hold "
          + bytes(peakBytes.getAsLong())
          + " of "
          + bytes(system.getTotalMemorySize());
    }
    return "";
  }

  private static String bytes(long value) {
    return new Quantity(BigDecimal.valueOf(value), "B").text();
  }

  private static String report(long pid, String lastLines) {
    Path report = ChildCommand.crashReport(pid);
    return Files.exists(report) ? "; Java's report of it: " + report : said(lastLines);
  }

  private static String said(String lastLines) {
    return lastLines.isEmpty() ? "" : ": " + lastLines;
  }
}
