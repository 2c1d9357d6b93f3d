package io.unetlab.ablations.study;

import io.unetlab.spec.source.Nearest;
import io.unetlab.spec.yaml.MapNode;
import io.unetlab.spec.yaml.MapType;
import io.unetlab.spec.yaml.MapValues;
import io.unetlab.spec.yaml.Reading;
import io.unetlab.spec.yaml.ValueType;
import io.unetlab.spec.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One of several maps, each with a key that no other has: the first of these keys that is written
 * says which, even if it is misspelt.
 *
 * @param maps by that key; without any, the first one
 */
record FirstKeyType(Map<String, MapType<MapValues>> maps) implements ValueType<MapValues> {

  FirstKeyType {
    maps = new LinkedHashMap<>(maps);
  }

  @Override
  public Optional<MapValues> read(YamlNode node, Reading at) {
    MapType<MapValues> first = maps.values().iterator().next();
    if (!(node instanceof MapNode map)) {
      return first.read(node, at);
    }
    List<String> written = map.entries().stream().map(it -> it.key().text()).toList();
    return written.stream()
        .flatMap(it -> Optional.ofNullable(maps.get(it)).stream())
        .findFirst()
        .or(() -> misspelt(written))
        .orElse(first)
        .read(node, at);
  }

  private Optional<MapType<MapValues>> misspelt(List<String> written) {
    return maps.entrySet().stream()
        .filter(
            it ->
                written.stream()
                    .anyMatch(key -> !Nearest.hint(key, List.of(it.getKey())).isEmpty()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  @Override
  public Map<String, Object> schema() {
    return Map.of("anyOf", maps.values().stream().map(MapType::schema).toList());
  }
}
