package io.unetlab.profiler.device;

import io.unetlab.spec.yaml.ScalarNode;
import io.unetlab.spec.yaml.ScalarType;
import io.unetlab.spec.yaml.Scalars;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The scalars that only device files have. */
final class DeviceScalars {

  /** The ABIs of Android programs, the most common first. */
  static final List<String> ABIS = List.of("arm64-v8a", "armeabi-v7a", "x86_64", "x86");

  private static final String MASK = "(?:0[xX])?0*([1-9a-fA-F][0-9a-fA-F]{0,15})";
  private static final Pattern MASK_PATTERN = Pattern.compile(MASK);

  private DeviceScalars() {}

  /** A device's name, which must not be that of the machine this program runs on. */
  static ScalarType<String> name() {
    ScalarType<String> text = Scalars.text();
    return new ScalarType<>(
        scalar -> text.parse().apply(scalar).filter(it -> !it.equals(Devices.DESKTOP_NAME)),
        (found, at) -> {
          if (found instanceof ScalarNode scalar && scalar.text().equals(Devices.DESKTOP_NAME)) {
            at.error(
                DeviceCode.RESERVED_NAME,
                found,
                "`" + Devices.DESKTOP_NAME + "` is the machine that this program runs on",
                "call the device by its model");
          } else {
            text.slip().report(found, at);
          }
        },
        Map.of("type", "string", "minLength", 1, "pattern", "^(?!" + Devices.DESKTOP_NAME + "$)"));
  }

  /** A serial number as adb lists it. YAML reads one of only digits as a number. */
  static ScalarType<String> serial() {
    return Scalars.text().withSchema(Map.of("type", List.of("string", "integer"), "minLength", 1));
  }

  /** An adb server's address, with or without a port. */
  static ScalarType<AdbHost> host() {
    return ScalarType.of(
        "the address of an adb server",
        scalar -> AdbHost.parse(scalar.text()),
        Map.of("type", "string", "pattern", "^" + AdbHost.FORM + "$"),
        DeviceCode.BAD_HOST,
        "write lab-3, lab-3:5037, localhost:5038 for a tunnel, or \"[::1]:5037\"");
  }

  /** An ABI, by Android's name. */
  static ScalarType<String> abi() {
    return ScalarType.oneOf(ABIS, Function.identity());
  }

  /**
   * A mask of CPUs in hexadecimal, the lowest bit for CPU 0, normalised for {@code taskset}: lower
   * case, no prefix. 1 to 64 CPUs. YAML reads 80 as a number.
   */
  static ScalarType<String> affinity() {
    return ScalarType.of(
        "a hexadecimal mask of CPUs",
        scalar ->
            Optional.of(MASK_PATTERN.matcher(scalar.text()))
                .filter(Matcher::matches)
                .map(it -> it.group(1).toLowerCase(Locale.ROOT)),
        Map.of("type", List.of("string", "number"), "pattern", "^" + MASK + "$"),
        DeviceCode.BAD_AFFINITY,
        "f0 is the CPUs 4 to 7; none leaves it to the system");
  }

  /** How many CPUs a mask allows. */
  static int cpus(String mask) {
    return Long.bitCount(Long.parseUnsignedLong(mask, 16));
  }
}
