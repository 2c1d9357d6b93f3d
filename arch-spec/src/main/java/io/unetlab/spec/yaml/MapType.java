package io.unetlab.spec.yaml;

import io.unetlab.spec.source.Nearest;
import io.unetlab.spec.source.SpecCode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * A map with known keys. All its keys are read before any is used, so that all problems in it are
 * reported together; a value is built only if there were none.
 */
public final class MapType<T> implements ValueType<T> {

  /** No honest map has more misspelt keys; a hostile one may have thousands. */
  private static final int MOST_MISSPELT = 20;

  private final String what;
  private final List<Key<?>> keys;
  private final List<String> names;
  private final Function<MapValues, T> build;

  /**
   * @param what what a message calls the map, such as {@code a level}
   * @param keys all keys that it may have
   * @param build makes the value once every key has been read without a problem
   */
  public MapType(String what, List<Key<?>> keys, Function<MapValues, T> build) {
    this.what = Objects.requireNonNull(what, "what");
    this.keys = List.copyOf(keys);
    this.names = keys.stream().<String>map(Key::name).toList();
    this.build = Objects.requireNonNull(build, "build");
  }

  /** What a message calls the map. */
  public String what() {
    return what;
  }

  public List<Key<?>> keys() {
    return keys;
  }

  @Override
  public Optional<T> read(YamlNode node, Reading at) {
    return parts(node, at).filter(MapValues::isWhole).map(build);
  }

  /**
   * Reads what can be read, so that valid values can be checked against each other despite a
   * problem elsewhere; every problem is reported. Empty for a node that is not a map.
   */
  public Optional<MapValues> parts(YamlNode node, Reading at) {
    if (!(node instanceof MapNode map)) {
      String message = "expected a map for " + at.subject() + ", found " + node.describe();
      at.error(SpecCode.WRONG_TYPE, node, message, knownKeys());
      return Optional.empty();
    }
    boolean whole = reportUnknownKeys(map, at);
    Map<String, Object> values = new HashMap<>();
    for (Key<?> key : keys) {
      Optional<YamlNode> value = map.get(key.name());
      if (value.isPresent()) {
        Optional<?> read = key.type().read(value.get(), at.key(key.name()));
        read.ifPresent(it -> values.put(key.name(), it));
        whole &= read.isPresent();
      } else if (key.required()) {
        whole = false;
        if (isMisspelt(key, map)) {
          continue; // reported once, as an unknown key
        }
        at.error(SpecCode.MISSING_KEY, map, "`" + key.name() + "` is missing in " + what);
      }
    }
    return Optional.of(new MapValues(map, values, at, whole));
  }

  private boolean isMisspelt(Key<?> key, MapNode map) {
    return map.entries().stream()
        .map(it -> it.key().text())
        .filter(it -> !names.contains(it))
        .limit(MOST_MISSPELT)
        .anyMatch(it -> !Nearest.hint(it, List.of(key.name())).isEmpty());
  }

  private boolean reportUnknownKeys(MapNode map, Reading at) {
    boolean sound = true;
    for (MapNode.Entry entry : map.entries()) {
      String name = entry.key().text();
      if (!names.contains(name)) {
        String message = "unknown key " + entry.key().describe() + " in " + what;
        String hint = at.problems().isFull() ? "" : Nearest.hint(name, names);
        at.key(name)
            .error(SpecCode.UNKNOWN_KEY, entry.key(), message, hint.isEmpty() ? knownKeys() : hint);
        sound = false;
      }
    }
    return sound;
  }

  private String knownKeys() {
    return "known keys: " + String.join(", ", names);
  }

  @Override
  public Map<String, Object> schema() {
    Map<String, Object> properties = new LinkedHashMap<>();
    keys.forEach(key -> properties.put(key.name(), key.schema()));
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("properties", properties);
    List<String> required = keys.stream().filter(Key::required).map(Key::name).toList();
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    schema.put("additionalProperties", false);
    return schema;
  }
}
