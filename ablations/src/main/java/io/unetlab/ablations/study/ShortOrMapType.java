package io.unetlab.ablations.study;

import io.unetlab.spec.yaml.Located;
import io.unetlab.spec.yaml.MapNode;
import io.unetlab.spec.yaml.MapType;
import io.unetlab.spec.yaml.MapValues;
import io.unetlab.spec.yaml.Reading;
import io.unetlab.spec.yaml.ValueType;
import io.unetlab.spec.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A short form that is not a map, or a map with more detail. */
record ShortOrMapType<T>(ValueType<T> brief, MapType<MapValues> map)
    implements ValueType<ShortOrMap<T>> {

  @Override
  public Optional<ShortOrMap<T>> read(YamlNode node, Reading at) {
    if (node instanceof MapNode) {
      return map.read(node, at).map(it -> new ShortOrMap<>(Optional.empty(), Optional.of(it)));
    }
    return brief
        .read(node, at)
        .map(it -> new Located<>(it, node, at))
        .map(it -> new ShortOrMap<>(Optional.of(it), Optional.empty()));
  }

  @Override
  public Map<String, Object> schema() {
    return Map.of("anyOf", List.of(brief.schema(), map.schema()));
  }
}
