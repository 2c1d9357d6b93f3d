package io.unetlab.spec.yaml;

import java.util.Map;
import java.util.Optional;

/**
 * What a key takes: declared once, used both to read it and to describe it to editors.
 *
 * @param <T> what it is read to
 */
public interface ValueType<T> {

  /** Reads a value; empty when it cannot be used, and then the reason has been reported. */
  Optional<T> read(YamlNode node, Reading at);

  /** The value as a JSON Schema (draft 7). */
  Map<String, Object> schema();
}
