package io.unetlab.spec.yaml;

import io.unetlab.spec.source.SourceLocation;
import java.util.Map;
import java.util.Optional;

/** The values of a map that was read without a problem, by key. */
public final class MapValues {

  private final MapNode node;
  private final Map<String, Object> values;
  private final Reading at;

  MapValues(MapNode node, Map<String, Object> values, Reading at) {
    this.node = node;
    this.values = values;
    this.at = at;
  }

  /** The value of a required key. */
  public <T> T get(Key<T> key) {
    return find(key)
        .orElseThrow(() -> new IllegalStateException("`" + key.name() + "` is not required"));
  }

  // The type's read() made the value, so it is of the key's type.
  @SuppressWarnings("unchecked")
  public <T> Optional<T> find(Key<T> key) {
    return Optional.ofNullable((T) values.get(key.name()));
  }

  public boolean has(Key<?> key) {
    return values.containsKey(key.name());
  }

  /** The map itself, for messages about the whole of it. */
  public MapNode node() {
    return node;
  }

  public SourceLocation location() {
    return node.location();
  }

  /** Where the map stands in the document, and where further problems go. */
  public Reading reading() {
    return at;
  }
}
