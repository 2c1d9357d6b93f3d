package io.unetlab.spec.yaml;

import io.unetlab.spec.source.SpecCode;
import java.util.Map;
import java.util.Optional;

/** Text, with or without quotes; never empty. */
public record TextType() implements ValueType<String> {

  @Override
  public Optional<String> read(YamlNode node, Reading at) {
    if (node instanceof ScalarNode scalar && !scalar.isNull() && !scalar.text().isBlank()) {
      return Optional.of(scalar.text());
    }
    String message = "expected text for " + at.subject();
    at.error(SpecCode.WRONG_TYPE, node, message + ", found " + node.describe());
    return Optional.empty();
  }

  @Override
  public Map<String, Object> schema() {
    return Map.of("type", "string", "minLength", 1);
  }
}
