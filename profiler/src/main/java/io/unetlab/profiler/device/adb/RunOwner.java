package io.unetlab.profiler.device.adb;

import io.unetlab.profiler.device.DeviceException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The owner of a run's folder, encoded in its name: computer, process, start time, and a random
 * number with a count, since computers may have the same name and their processes the same number.
 * Unlike a file inside, the name exists atomically with the folder.
 */
final class RunOwner {

  private static final Pattern NAME =
      Pattern.compile("run-([0-9a-f]{1,8})-(\\d+)-(\\d+)-([0-9a-f]{16})-(\\d+)");
  private static final String OWN = HexFormat.of().toHexDigits(new SecureRandom().nextLong());
  private static final AtomicInteger COUNT = new AtomicInteger();

  /** Adjusting the clock shifts the start time that a system reports. */
  private static final Duration TOLERANCE = Duration.ofSeconds(5);

  private RunOwner() {}

  static String ownName() {
    ProcessHandle self = ProcessHandle.current();
    return String.format(
        Locale.ROOT,
        "run-%s-%d-%d-%s-%d",
        host(),
        self.pid(),
        start(self),
        OWN,
        COUNT.getAndIncrement());
  }

  /** Whether this process made a folder. */
  static boolean isOfThisProcess(String name) {
    Matcher owner = NAME.matcher(name);
    return owner.matches() && owner.group(4).equals(OWN);
  }

  /**
   * Whether a folder was left by this process or by an ended process of this computer.
   *
   * @throws DeviceException when its process is still running: two at once would disturb each other
   */
  static boolean leftover(String name, String serial) {
    Matcher owner = NAME.matcher(name);
    if (!owner.matches() || !owner.group(1).equals(host())) {
      return false;
    }
    long pid = Long.parseLong(owner.group(2));
    if (pid != ProcessHandle.current().pid() && runs(pid, Long.parseLong(owner.group(3)))) {
      throw DeviceException.refused(
          String.format(
              Locale.ROOT,
              "process %d of this computer uses device %s now; wait for it to end, or end it",
              pid,
              serial));
    }
    return true;
  }

  private static boolean runs(long pid, long start) {
    Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
    return process.isPresent() && isClose(process.get(), start);
  }

  private static boolean isClose(ProcessHandle process, long start) {
    return Math.abs(start(process) - start) <= TOLERANCE.toSeconds();
  }

  private static long start(ProcessHandle process) {
    return process.info().startInstant().map(Instant::getEpochSecond).orElse(0L);
  }

  private static String host() {
    return Integer.toHexString(computer().hashCode());
  }

  /** The name of this computer. */
  static String computer() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "without a name";
    }
  }
}
