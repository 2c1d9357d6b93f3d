package io.unetlab.profiler.latency;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The machine on which a latency was measured.
 *
 * @param os name, version and architecture
 * @param cpu the model name, or the architecture where the system does not report it
 * @param cores available to Java, counting hyper-threads
 * @param machineCores all cores of the machine, to which its load average refers; a container may
 *     use fewer; empty where the system does not list them
 */
public record HostFacts(
    String javaVersion, String os, String cpu, int cores, OptionalInt machineCores) {

  /** What Java's compiler and garbage collector add to the load, in threads. */
  private static final double OF_JAVA = 0.5;

  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
  private static final Pattern MODEL =
      Pattern.compile("(?m)^(?:model name|Model)\\s*:\\s*(\\S.*)$");
  private static final Pattern PROCESSOR = Pattern.compile("(?m)^processor\\s*:");

  public HostFacts {
    Checks.text("javaVersion", javaVersion);
    Checks.text("os", os);
    Checks.text("cpu", cpu);
    Checks.atLeast("cores", cores, 1);
    machineCores.ifPresent(count -> Checks.atLeast("machineCores", count, 1));
  }

  /** The facts of this machine. */
  public static HostFacts read() {
    String cpuInfo = readCpuInfo();
    return new HostFacts(
        property("java.version"),
        property("os.name") + " " + property("os.version") + " " + property("os.arch"),
        model(cpuInfo, property("os.arch")),
        Runtime.getRuntime().availableProcessors(),
        processors(cpuInfo));
  }

  /** All of it in one line: {@code AMD EPYC 7B13, 2 cores, Linux 5.15.0 amd64, Java 17.0.13}. */
  public String text() {
    String count = cores == 1 ? "1 core" : cores + " cores";
    return cpu + ", " + count + ", " + os + ", Java " + javaVersion;
  }

  /**
   * Average number of running and runnable processes over the last minute; empty where the system
   * does not report it.
   */
  public static OptionalDouble loadAverage() {
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    return load < 0 ? OptionalDouble.empty() : OptionalDouble.of(load);
  }

  /**
   * The highest load average while this machine runs nothing else: one for each core, or for each
   * of the run's own threads if they are more, and a half for Java itself.
   */
  public double loadLimit(int threads) {
    return Math.max(machineCores.orElse(cores), threads) + OF_JAVA;
  }

  static String model(String cpuInfo, String otherwise) {
    Matcher model = MODEL.matcher(cpuInfo);
    return model.find() ? model.group(1).strip() : otherwise;
  }

  static OptionalInt processors(String cpuInfo) {
    int count = (int) PROCESSOR.matcher(cpuInfo).results().count();
    return count == 0 ? OptionalInt.empty() : OptionalInt.of(count);
  }

  private static String readCpuInfo() {
    try {
      return Files.readString(CPU_INFO);
    } catch (IOException noSuchFile) {
      return "";
    }
  }

  private static String property(String key) {
    return System.getProperty(key, "unknown");
  }
}
