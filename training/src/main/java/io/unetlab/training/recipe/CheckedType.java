package io.unetlab.training.recipe;

import io.unetlab.spec.yaml.MapType;
import io.unetlab.spec.yaml.MapValues;
import io.unetlab.spec.yaml.Reading;
import io.unetlab.spec.yaml.ValueType;
import io.unetlab.spec.yaml.YamlNode;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A map whose keys have to fit each other.
 *
 * @param build makes the value of keys that were read without a problem; empty after adding one
 */
record CheckedType<T>(MapType<MapValues> map, Function<MapValues, Optional<T>> build)
    implements ValueType<T> {

  @Override
  public Optional<T> read(YamlNode node, Reading at) {
    return map.read(node, at).flatMap(build);
  }

  @Override
  public Map<String, Object> schema() {
    return map.schema();
  }
}
