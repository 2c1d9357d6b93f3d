package io.unetlab.spec.yaml;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A map that has a short form: one scalar, such as {@code softmax} for {@code {self: softmax,
 * cross: softmax}}.
 */
public record ShortMapType<T>(ScalarType<T> brief, MapType<T> full) implements ValueType<T> {

  public ShortMapType {
    Objects.requireNonNull(brief, "brief");
    Objects.requireNonNull(full, "full");
  }

  @Override
  public Optional<T> read(YamlNode node, Reading at) {
    return node instanceof ScalarNode ? brief.read(node, at) : full.read(node, at);
  }

  @Override
  public Map<String, Object> schema() {
    return Map.of("anyOf", List.of(brief.schema(), full.schema()));
  }
}
