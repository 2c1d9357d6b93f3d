package io.unetlab.spec.diffusers;

import io.unetlab.spec.yaml.Reading;
import io.unetlab.spec.yaml.ScalarNode;
import io.unetlab.spec.yaml.ValueType;
import io.unetlab.spec.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** JSON's {@code null}, read as empty, or a value of another type. */
record NullOrType<T>(ValueType<T> other) implements ValueType<Optional<T>> {

  @Override
  public Optional<Optional<T>> read(YamlNode node, Reading at) {
    if (node instanceof ScalarNode scalar && scalar.isNull()) {
      return Optional.of(Optional.empty());
    }
    Optional<T> value = other.read(node, at);
    return value.isPresent() ? Optional.of(value) : Optional.empty();
  }

  @Override
  public Map<String, Object> schema() {
    return Map.of("anyOf", List.of(Map.of("type", "null"), other.schema()));
  }
}
