package io.unetlab.profiler.latency;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The machine on which a latency was measured.
 *
 * @param os name, version and architecture
 * @param cpu the model name, or the architecture where the system does not report it
 * @param cores available to Java, counting hyper-threads
 */
public record HostFacts(String javaVersion, String os, String cpu, int cores) {

  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
  private static final Pattern MODEL =
      Pattern.compile("(?m)^(?:model name|Model)\\s*:\\s*(\\S.*)$");

  public HostFacts {
    Checks.text("javaVersion", javaVersion);
    Checks.text("os", os);
    Checks.text("cpu", cpu);
    Checks.atLeast("cores", cores, 1);
  }

  /** The facts of this machine. */
  public static HostFacts read() {
    return new HostFacts(
        property("java.version"),
        property("os.name") + " " + property("os.version") + " " + property("os.arch"),
        readCpu(),
        Runtime.getRuntime().availableProcessors());
  }

  /**
   * Average number of running and runnable processes over the last minute; empty where the system
   * does not report it.
   */
  public static OptionalDouble loadAverage() {
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    return load < 0 ? OptionalDouble.empty() : OptionalDouble.of(load);
  }

  static String model(String cpuInfo, String otherwise) {
    Matcher model = MODEL.matcher(cpuInfo);
    return model.find() ? model.group(1).strip() : otherwise;
  }

  private static String readCpu() {
    try {
      return model(Files.readString(CPU_INFO), property("os.arch"));
    } catch (IOException noSuchFile) {
      return property("os.arch");
    }
  }

  private static String property(String key) {
    return System.getProperty(key, "unknown");
  }
}
