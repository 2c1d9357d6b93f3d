package io.unetlab.spec.yaml;

import io.unetlab.spec.source.SpecCode;
import java.util.Map;
import java.util.Optional;

/** {@code true} or {@code false}; YAML 1.2 knows no other spelling. */
public record BooleanType() implements ValueType<Boolean> {

  @Override
  public Optional<Boolean> read(YamlNode node, Reading at) {
    if (node instanceof ScalarNode scalar && (scalar.is("true") || scalar.is("false"))) {
      return Optional.of(scalar.is("true"));
    }
    String message = "expected true or false for " + at.subject();
    at.error(SpecCode.WRONG_TYPE, node, message + ", found " + node.describe());
    return Optional.empty();
  }

  @Override
  public Map<String, Object> schema() {
    return Map.of("type", "boolean");
  }
}
