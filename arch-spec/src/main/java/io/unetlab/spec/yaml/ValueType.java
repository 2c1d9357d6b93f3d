package io.unetlab.spec.yaml;

import java.util.Map;
import java.util.Optional;

/**
 * The type of a key's value: declared once, used to read it and to describe it to editors.
 *
 * @param <T> the Java type of the value
 */
public interface ValueType<T> {

  /** Reads a value; empty if invalid; the problem has then been reported. */
  Optional<T> read(YamlNode node, Reading at);

  /** The value as a JSON Schema (draft 7). */
  Map<String, Object> schema();
}
