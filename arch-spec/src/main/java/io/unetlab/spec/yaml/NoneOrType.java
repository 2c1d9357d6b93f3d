package io.unetlab.spec.yaml;

import io.unetlab.spec.source.Nearest;
import io.unetlab.spec.source.SpecCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The word {@code none}, read as empty, or a value of another type. */
public record NoneOrType<T>(ValueType<T> other) implements ValueType<Optional<T>> {

  @Override
  public Optional<Optional<T>> read(YamlNode node, Reading at) {
    if (node instanceof ScalarNode scalar && scalar.is("none")) {
      return Optional.of(Optional.empty());
    }
    if (node instanceof ScalarNode scalar && other instanceof MapType) {
      String message = "expected a map or `none` for " + at.subject();
      String hint = Nearest.hint(scalar.text(), List.of("none"));
      at.error(SpecCode.WRONG_TYPE, node, message + ", found " + node.describe(), hint);
      return Optional.empty();
    }
    Optional<T> value = other.read(node, at);
    return value.isPresent() ? Optional.of(value) : Optional.empty();
  }

  @Override
  public Map<String, Object> schema() {
    return Map.of("anyOf", List.of(Map.of("const", "none"), other.schema()));
  }
}
