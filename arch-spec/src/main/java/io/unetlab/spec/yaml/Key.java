package io.unetlab.spec.yaml;

import java.util.Objects;

/**
 * A key of a map: how it is spelled, what it takes, what it is for.
 *
 * @param name as written in YAML
 * @param type what it takes
 * @param required whether leaving it out is a problem
 * @param doc one sentence for editors and for the reference in the documentation
 */
public record Key<T>(String name, ValueType<T> type, boolean required, String doc) {

  public Key {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(doc, "doc");
  }

  public static <T> Key<T> required(String name, ValueType<T> type, String doc) {
    return new Key<>(name, type, true, doc);
  }

  public static <T> Key<T> optional(String name, ValueType<T> type, String doc) {
    return new Key<>(name, type, false, doc);
  }
}
