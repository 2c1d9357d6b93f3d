package io.unetlab.spec.yaml;

import io.unetlab.spec.source.ProblemCode;
import io.unetlab.spec.source.SourceLocation;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The values of a map by key, with their locations and the defaults of keys that are left out. An
 * invalid value has been reported and is absent.
 */
public final class MapValues {

  private final MapNode node;
  private final Map<String, Object> values;
  private final Reading at;
  private final boolean whole;

  MapValues(MapNode node, Map<String, Object> values, Reading at, boolean whole) {
    this.node = node;
    this.values = values;
    this.at = at;
    this.whole = whole;
  }

  /** Whether the map was read without a problem. */
  public boolean isWhole() {
    return whole;
  }

  /** The value of a key that is required or has a default. */
  public <T> T get(Key<T> key) {
    return find(key)
        .orElseThrow(() -> new IllegalStateException("`" + key.name() + "` was not read"));
  }

  /**
   * The value written, or the default of a key that is left out; empty for an invalid value, and
   * without a default.
   */
  // The type's read() made the value, so it has the key's type.
  @SuppressWarnings("unchecked")
  public <T> Optional<T> find(Key<T> key) {
    return node.get(key.name()).isPresent()
        ? Optional.ofNullable((T) values.get(key.name()))
        : key.leftOut().map(Key.Default::value);
  }

  /** The value of a key that was read, with its location; a default has the location of the map. */
  public <T> Located<T> at(Key<T> key) {
    return located(key, get(key));
  }

  /** The value written, with its location. */
  public <T> Optional<Located<T>> locate(Key<T> key) {
    return has(key) ? find(key).map(it -> located(key, it)) : Optional.empty();
  }

  /** The items written in a list, or the one value in its place, each with its location. */
  public <T> List<Located<T>> each(Key<? extends Iterable<T>> key) {
    return locate(key).map(it -> Located.each(it)).orElse(List.of());
  }

  private <T> Located<T> located(Key<?> key, T value) {
    return new Located<>(value, node.get(key.name()).orElse(node), at.key(key.name()));
  }

  /** Whether a key is written and its value valid. */
  public boolean has(Key<?> key) {
    return values.containsKey(key.name());
  }

  /** Reports a problem with the map as a whole. */
  public void error(ProblemCode code, String message, String hint) {
    at.error(code, node, message, hint);
  }

  /** Reports a problem with a key's value, or with the map if the key is left out. */
  public void error(Key<?> key, ProblemCode code, String message, String hint) {
    at.key(key.name()).error(code, node.get(key.name()).orElse(node), message, hint);
  }

  /** The map itself. */
  public MapNode node() {
    return node;
  }

  public SourceLocation location() {
    return node.location();
  }

  /** The map's path in the document, and where further problems go. */
  public Reading reading() {
    return at;
  }
}
