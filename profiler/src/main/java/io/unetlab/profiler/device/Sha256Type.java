package io.unetlab.profiler.device;

import io.unetlab.spec.yaml.Reading;
import io.unetlab.spec.yaml.ScalarNode;
import io.unetlab.spec.yaml.ValueType;
import io.unetlab.spec.yaml.YamlNode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A file's SHA-256 as {@code sha256sum} prints it, read in lower case. */
record Sha256Type() implements ValueType<String> {

  private static final String WRITTEN = "[0-9a-fA-F]{64}";

  @Override
  public Optional<String> read(YamlNode node, Reading at) {
    if (node instanceof ScalarNode scalar && scalar.text().matches(WRITTEN)) {
      return Optional.of(scalar.text().toLowerCase(Locale.ROOT));
    }
    at.error(
        DeviceCode.BAD_SUM,
        node,
        "expected a SHA-256, 64 hexadecimal digits, for " + at.subject() + found(node),
        "`sha256sum FILE` prints it; leave the key out to take the file as it is");
    return Optional.empty();
  }

  private static String found(YamlNode node) {
    String length =
        node instanceof ScalarNode scalar ? " of " + scalar.text().length() + " characters" : "";
    return ", found " + node.describe() + length;
  }

  @Override
  public Map<String, Object> schema() {
    return Map.of("type", "string", "pattern", "^" + WRITTEN + "$");
  }
}
