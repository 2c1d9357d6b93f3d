package io.unetlab.ablations.study;

import io.unetlab.spec.yaml.Reading;
import io.unetlab.spec.yaml.ValueType;
import io.unetlab.spec.yaml.YamlNode;
import java.util.Map;
import java.util.Optional;

/** Another type's value, with its place. */
record LocatedType<T>(ValueType<T> type) implements ValueType<Located<T>> {

  @Override
  public Optional<Located<T>> read(YamlNode node, Reading at) {
    return type.read(node, at).map(value -> new Located<>(value, node, at));
  }

  @Override
  public Map<String, Object> schema() {
    return type.schema();
  }
}
