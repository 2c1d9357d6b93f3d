package io.unetlab.profiler.device.adb;

import io.unetlab.profiler.latency.DeviceFacts;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The facts about a device for a record, from its system, kernel and CPUs. */
public final class AndroidTarget {

  private static final String GOVERNORS =
      "cat /sys/devices/system/cpu/cpu*/cpufreq/scaling_governor 2>/dev/null";

  private AndroidTarget() {}

  /**
   * Queries a device.
   *
   * @param abi used there
   * @param affinity a mask of {@code taskset}, which limits the cores of the agent
   */
  public static DeviceFacts read(AdbShell shell, String abi, Optional<String> affinity) {
    AndroidProperties properties = AndroidProperties.of(shell);
    return new DeviceFacts(
        KindEvidence.kind(properties),
        name(properties),
        os(properties),
        soc(properties),
        abi,
        cores(shell, affinity),
        facts(shell, properties));
  }

  /** Maker and model, without repeating the maker. */
  static String name(AndroidProperties properties) {
    String maker = properties.get("ro.product.manufacturer");
    String model = properties.get("ro.product.model");
    boolean said = model.toLowerCase(Locale.ROOT).startsWith(maker.toLowerCase(Locale.ROOT));
    String name = said ? model : maker + ' ' + model;
    return name.isBlank() ? "unknown" : name.strip();
  }

  static String os(AndroidProperties properties) {
    return String.format(
        Locale.ROOT,
        "Android %s (API %d)",
        properties.get("ro.build.version.release"),
        properties.api());
  }

  /** The chip; before Android 12 only the board's name is available. */
  static String soc(AndroidProperties properties) {
    String model = properties.get("ro.soc.model");
    if (model.isEmpty()) {
      String board = properties.first("ro.board.platform", "ro.hardware");
      return board.isEmpty() ? "unknown" : board;
    }
    return (properties.get("ro.soc.manufacturer") + ' ' + model).strip();
  }

  private static OptionalInt cores(AdbShell shell, Optional<String> affinity) {
    String count = shell.run("nproc").out().strip();
    return IntStream.concat(
            count.matches("[1-9]\\d{0,3}")
                ? IntStream.of(Integer.parseInt(count))
                : IntStream.empty(),
            affinity.stream().mapToInt(mask -> new BigInteger(mask, 16).bitCount()))
        .min();
  }

  private static Map<String, String> facts(AdbShell shell, AndroidProperties properties) {
    Map<String, String> facts = new TreeMap<>();
    facts.put("serial", serial(shell.serial(), properties));
    facts.put("fingerprint", properties.get("ro.build.fingerprint"));
    facts.put("hardware", properties.get("ro.hardware"));
    facts.put("abis", properties.abis());
    facts.put("security patch", properties.get("ro.build.version.security_patch"));
    facts.put("kernel", shell.run("uname -r").out().strip());
    facts.put("governor", governors(shell.run(GOVERNORS).out()));
    facts.put("screen", screen(shell.run("dumpsys power").out()));
    facts.values().removeIf(String::isEmpty);
    return facts;
  }

  // Over the network adb's serial is an address, which changes from place to place.
  static String serial(String adbs, AndroidProperties properties) {
    boolean address = adbs.matches(".+:\\d+|.+\\._tcp\\.?") && !adbs.startsWith(AdbShell.TRANSPORT);
    String own = address ? properties.first("ro.serialno", "ro.boot.serialno") : "";
    return own.isEmpty() ? adbs : own;
  }

  /** The distinct governors: {@code schedutil}. */
  static String governors(String text) {
    return text.lines().map(String::strip).distinct().sorted().collect(Collectors.joining(", "));
  }

  /** {@code Awake}, {@code Asleep}, ... as the power service reports it; empty when it does not. */
  static String screen(String power) {
    return power
        .lines()
        .map(String::strip)
        .filter(line -> line.startsWith("mWakefulness="))
        .map(line -> line.substring("mWakefulness=".length()))
        .findFirst()
        .orElse("");
  }
}
