package io.unetlab.spec.yaml;

import io.unetlab.spec.source.SpecCode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One of several maps; a key that all of them have says which. A map without that key, or with an
 * unknown word, is reported, and nothing else about it.
 *
 * @param key the name of the deciding key
 * @param maps by the word after the key, in the order in which a message lists them
 */
public record VariantType<T>(String key, Map<String, MapType<? extends T>> maps)
    implements ValueType<T> {

  public VariantType {
    maps = new LinkedHashMap<>(maps);
  }

  @Override
  public Optional<T> read(YamlNode node, Reading at) {
    if (!(node instanceof MapNode map)) {
      String message = "expected a map for " + at.subject() + ", found " + node.describe();
      at.error(SpecCode.WRONG_TYPE, node, message, hint());
      return Optional.empty();
    }
    Optional<YamlNode> found = map.get(key);
    if (found.isEmpty()) {
      at.error(SpecCode.MISSING_KEY, map, "`" + key + "` is missing in " + what(), hint());
      return Optional.empty();
    }
    List<String> words = List.copyOf(maps.keySet());
    return ScalarType.oneOf(words, maps::get)
        .read(found.get(), at.key(key))
        .flatMap(type -> type.read(node, at));
  }

  private String what() {
    return maps.values().iterator().next().what();
  }

  private String hint() {
    return "`" + key + "` is one of " + String.join(", ", maps.keySet());
  }

  @Override
  public Map<String, Object> schema() {
    return Map.of("anyOf", maps.values().stream().map(MapType::schema).toList());
  }
}
