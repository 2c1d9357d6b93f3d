package io.unetlab.spec.yaml;

import io.unetlab.spec.source.ProblemCode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A SHA-256 as {@code sha256sum} prints it, read in lower case.
 *
 * @param code of what is none
 * @param hint what to do then
 */
public record Sha256Type(ProblemCode code, String hint) implements ValueType<String> {

  private static final String WRITTEN = "[0-9a-fA-F]{64}";

  @Override
  public Optional<String> read(YamlNode node, Reading at) {
    if (node instanceof ScalarNode scalar && scalar.text().matches(WRITTEN)) {
      return Optional.of(scalar.text().toLowerCase(Locale.ROOT));
    }
    at.error(
        code,
        node,
        "expected a SHA-256, 64 hexadecimal digits, for " + at.subject() + found(node),
        hint);
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
