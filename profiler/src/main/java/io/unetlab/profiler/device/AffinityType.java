package io.unetlab.profiler.device;

import io.unetlab.spec.yaml.Reading;
import io.unetlab.spec.yaml.ScalarNode;
import io.unetlab.spec.yaml.ValueType;
import io.unetlab.spec.yaml.YamlNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mask of CPUs in hexadecimal, the lowest bit for CPU 0, read to what {@code taskset} takes:
 * lower case and nothing in front. At most 64 CPUs, at least one.
 */
record AffinityType() implements ValueType<String> {

  private static final String WRITTEN = "(?:0[xX])?0*([1-9a-fA-F][0-9a-fA-F]{0,15})";
  private static final Pattern PATTERN = Pattern.compile(WRITTEN);

  @Override
  public Optional<String> read(YamlNode node, Reading at) {
    if (node instanceof ScalarNode scalar) {
      Matcher matcher = PATTERN.matcher(scalar.text());
      if (matcher.matches()) {
        return Optional.of(matcher.group(1).toLowerCase(Locale.ROOT));
      }
    }
    at.error(
        DeviceCode.BAD_AFFINITY,
        node,
        "expected a hexadecimal mask of CPUs for " + at.subject() + ", found " + node.describe(),
        "f0 is the CPUs 4 to 7; none leaves it to the system");
    return Optional.empty();
  }

  /** How many CPUs a mask allows. */
  static int cpus(String mask) {
    return Long.bitCount(Long.parseUnsignedLong(mask, 16));
  }

  // To an editor, 80 is a number and f0 is text.
  @Override
  public Map<String, Object> schema() {
    return Map.of("type", List.of("string", "number"), "pattern", "^" + WRITTEN + "$");
  }
}
