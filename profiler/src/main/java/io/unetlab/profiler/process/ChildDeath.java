package io.unetlab.profiler.process;

import com.sun.management.OperatingSystemMXBean;
import io.unetlab.profiler.metric.Quantity;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.Set;

/** Explains from a child process's exit code why it returned no result. */
final class ChildDeath {

  /** A process ended by a signal exits with 128 plus the signal's number, as in shells. */
  private static final int SIGNAL = 128;

  private static final int KILLED = SIGNAL + 9;

  /** SIGINT, which only Ctrl-C sends, to all processes of a terminal. */
  private static final int INTERRUPTED = SIGNAL + 2;

  /** SIGHUP and SIGTERM, which ask a program to exit. */
  private static final Set<Integer> STOPS = Set.of(SIGNAL + 1, SIGNAL + 15);

  /** SIGILL, SIGABRT, SIGBUS, SIGFPE, SIGSEGV. */
  private static final Set<Integer> CRASHES =
      Set.of(SIGNAL + 4, SIGNAL + 6, SIGNAL + 7, SIGNAL + 8, SIGNAL + 11);

  private ChildDeath() {}

  /** Whether the user interrupted it. */
  static boolean isInterrupt(int exitCode) {
    return exitCode == INTERRUPTED;
  }

  /**
   * The reason in words.
   *
   * @param name of the process, such as {@code measuring process}
   * @param peakBytes the highest memory use observed; empty when none was observed
   * @param lastLines the last lines it printed; empty when it printed nothing
   */
  static String reason(
      String name, int exitCode, long pid, OptionalLong peakBytes, String lastLines) {
    if (exitCode == KILLED) {
      return "the " + name + " was killed, most likely for lack of memory" + memory(peakBytes);
    }
    if (STOPS.contains(exitCode)) {
      return "the "
          + name
          + " was asked to end (exit code "
          + exitCode
          + "), as some systems do for lack of memory"
          + memory(peakBytes);
    }
    if (CRASHES.contains(exitCode)) {
      return "the " + name + " crashed (exit code " + exitCode + ")" + report(pid, lastLines);
    }
    return "the "
        + name
        + " ended with exit code "
        + exitCode
        + " and without a result"
        + said(lastLines);
  }

  private static String memory(OptionalLong peakBytes) {
    if (peakBytes.isPresent()
        && ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system) {
      return ": it was seen using "
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
